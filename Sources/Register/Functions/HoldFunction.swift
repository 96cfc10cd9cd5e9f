package import Access
package import Storage
package import Vocabulary
internal import Web

/// A person takes a function from a date. Sv: ta över en funktion som står tom.
package struct HoldFunction: Sendable {
  package let person: ID<Person>
  package let from: CalendarDate
  /// What the one before wants the new holder to know.
  package let note: String?

  package init(person: ID<Person>, from: CalendarDate, note: String? = nil) {
    self.person = person
    self.from = from
    self.note = note
  }

  package func perform(in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment) throws {
    try hold(evidence.record, by: evidence.viewer.byline, in: tx, at: now)
  }

  /// An accepted invitation is as good as evidence.
  func hold(_ record: RegisterFunction, by actor: Byline, in tx: Transaction, at now: Moment) throws {
    let function = record.function
    if record.closedAt != nil {
      throw Problems("fran", "Funktionen är avslutad och kan inte få en ny innehavare.")
    }
    if record.organisation.kind.isShelter { try checkNamesNoAddress(in: tx) }
    try tx.checkIsFree(function.id, from: from)
    let id: ID<Holding> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO holding (id, function_id, person_id, from_date, note)
      VALUES (\(id), \(function.id), \(person), \(from.text), \(note))
      """)
    try tx.record(
      "HoldFunction", of: "function:\(function.id)", by: actor, at: now,
      text: "Ny innehavare från den \(from.words)")
    try tx.record(
      "HoldFunction", of: "person:\(person)", by: actor, at: now,
      text: "Tog över funktionen \(record.titleOutside) från den \(from.words)")
  }

  /// What stands on the person's page and in the note is seen together with the shelter from now on.
  private func checkNamesNoAddress(in tx: Transaction) throws {
    if let fault = StreetAddress.fault(in: note) { throw Problems("halsning", fault) }
    guard let person = try tx.person(person) else { return }
    if let fault = StreetAddress.fault(in: person.title) ?? StreetAddress.fault(in: person.presentation) {
      throw Problems("epost", "På personens sida: \(fault)")
    }
  }
}

extension Transaction {
  /// Throws when somebody holds the function that day or later.
  func checkIsFree(_ function: ID<Function>, from: CalendarDate) throws {
    let isTaken = try exists(
      """
      SELECT 1 FROM holding
      WHERE function_id = \(function) AND (until_date IS NULL OR until_date >= \(from.text))
      """)
    if isTaken {
      throw Problems("fran", "Någon annan har funktionen den dagen eller senare. Lämna över den i stället.")
    }
  }
}
