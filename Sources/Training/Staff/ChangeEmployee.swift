internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The manager changes in which unit and as what one of the staff works, or since when: of one in the list, or of one with an
/// account and a function there. Sv: ändra anställd.
struct ChangeEmployee: Sendable {
  let employee: EmployeeReference
  let details: EmployeeDetails

  init(_ employee: EmployeeReference, _ details: EmployeeDetails) {
    self.employee = employee
    self.details = details
  }

  func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws {
    try evidence.requireNames()
    let place = evidence.record.organisation.id
    let known = try tx.employee(employee, of: place)
    guard known?.endedOn == nil else { throw Refusal.notFound }
    // What one has said oneself stays one's own word when the manager changes nothing.
    if let known, known.details.changes(to: details).isEmpty { return }
    switch employee {
    case .person(let person):
      try tx.keepEmployee(person, details, in: place, setBy: evidence.viewer.byline, at: now)
    case .listed(let id):
      guard known != nil else { throw Refusal.notFound }
      let unit = try tx.unit(details.unit, of: place)
      try tx.execute(
        """
        UPDATE training_employee SET unit = \(unit), profession = \(details.profession.rawValue),
          began_on = \(details.beganOn?.text)
        WHERE id = \(id)
        """)
    }
    try tx.record(
      "ChangeEmployee", of: "training:\(place)", by: evidence.viewer.byline, at: now,
      text: "Ändrade uppgifterna om en anställd i planen")
  }
}

extension EmployeeDetails {
  /// What the other says otherwise, in words.
  func changes(to other: EmployeeDetails) -> [String] {
    var words: [String] = []
    if unit.alike != other.unit.alike { words.append(other.unit.isEmpty ? "ingen enhet" : "enhet \(other.unit)") }
    if profession != other.profession { words.append(other.profession.swedish.lowercasedFirst) }
    if beganOn != other.beganOn { words.append(other.beganOn.map { "började \($0.text)" } ?? "ingen första dag") }
    return words
  }
}
