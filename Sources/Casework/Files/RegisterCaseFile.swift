internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// Opens a file for a person in a role. Whoever registers it may open it until somebody is responsible for it.
/// Sv: lägg upp akt.
package struct RegisterCaseFile: Sendable {
  package let role: CaseFile.Role
  package let unit: ID<Unit>
  package let name: String
  package let personalNumber: PersonalNumber?
  package let children: CaseSubject.Children?
  /// Why it is not written down who the person is (SoL 14:5).
  package let anonymity: String?

  package init(
    role: CaseFile.Role, unit: ID<Unit>, name: String, personalNumber: PersonalNumber?,
    children: CaseSubject.Children? = nil, anonymity: String? = nil
  ) {
    self.role = role
    self.unit = unit
    self.name = name
    self.personalNumber = personalNumber
    self.children = children
    self.anonymity = anonymity
  }

  /// What is asked when the board has a file with the number.
  static let knownNumber =
    "Nämnden har redan en akt med det numret. Fråga mottagningens chef först, eller kryssa i att det ska finnas en till."

  init(form: Form, units: [Unit], asOf day: CalendarDate) throws {
    var problems = Problems()
    let role = CaseFile.Role(rawValue: form.raw("roll"))
    if role == nil { problems.add("roll", "Välj vem akten handlar om.") }
    let isNamed = !form.isTicked("utan-identitet")
    let name =
      isNamed
      ? problems.require(form, "namn", "Skriv personens namn, eller vad ni kallar personen.") : Self.unnamed
    let anonymity =
      isNamed ? nil : problems.require(form, "utan-skal", "Skriv de särskilda skälen.", limit: 1000)
    if !isNamed { problems.checkUnnamed(form) }
    let typed = form.text("nummer")
    let number = typed.flatMap { PersonalNumber($0, asOf: day) }
    if typed != nil, number == nil {
      problems.add("nummer", PersonalNumber.mending)
    }
    if let role, let born = number?.birthday, let fault = role.fault(of: born, on: day) { problems.add("roll", fault) }
    let children = CaseSubject.Children(rawValue: form.raw("barn"))
    if let role, role != .child, children == nil {
      problems.add("barn", "Fråga om det finns barn, och välj ett svar. Vet du inte än, välj det.")
    }
    let unit = units.first { $0.id.text == form.raw("enhet") }
    if unit == nil { problems.add("enhet", "Välj vilken enhet som ska ta ärendet.") }
    guard problems.isEmpty, let role, let unit else { throw problems }
    self.init(
      role: role, unit: unit.id, name: name, personalNumber: number, children: role == .child ? nil : children,
      anonymity: anonymity)
  }

  private static let unnamed = "Utan namn"

  /// The file's key is on the disk before its row is written.
  package func perform(at desk: Desk) async throws -> ID<CaseFile> {
    let board = desk.board
    let key = try await board.vault.makeFileKey(of: board.id.text, at: desk.now)
    return try await board.database.write { tx in
      guard try tx.staffMember(desk.staff.id) != nil else { throw Refusal.notFound }
      let id: ID<CaseFile> = tx.newID(at: desk.now)
      let subject = CaseSubject(
        number: try tx.nextCaseNumber(in: desk.now.day.year), name: name, personalNumber: personalNumber?.text,
        children: children, anonymity: anonymity)
      let sealed = try key.sealing.seal(subject.bytes, for: board.place("case_file", id.text))
      try tx.execute(
        """
        INSERT INTO case_file (id, key_id, role, state, unit_id, opened_at, sealed)
        VALUES (\(id), \(key.id), \(role), \(anonymity == nil ? CaseState.received : .unassessed), \(unit), \(desk.now),
          \(sealed))
        """)
      try board.addMarks(of: subject, to: id, in: tx)
      try tx.assign(id, to: desk.staff.id, as: .registering, at: desk.now)
      if role == .child { try tx.startClocksOfChild(id, on: desk.now.day, at: desk.now) }
      try desk.append(.write, "Lade upp akten", of: (id, key.sealing), in: tx)
      return id
    }
  }
}

extension CaseFile.Role {
  /// Who is not yet grown has a child's file, with a child's protection assessment; nobody over 21 has.
  func fault(of born: CalendarDate, on today: CalendarDate) -> String? {
    if self == .exposed, born.adding(years: 18) > today { return "Personen är under 18 år. Välj Barn." }
    if self == .child, born.adding(years: 21) <= today {
      return "Personen är över 21 år. Välj en annan roll, eller rätta numret."
    }
    return nil
  }
}

extension Problems {
  /// Support without identity is support without a decision, which is for adults (SoL 11:5, 14:5).
  fileprivate mutating func checkUnnamed(_ form: Form) {
    if form.raw("roll") == CaseFile.Role.child.rawValue {
      add("utan-identitet", "Ett barns akt ska säga vem barnet är. Ta bort krysset, eller välj en annan roll.")
    }
    if form.text("namn") != nil || form.text("nummer") != nil {
      add("utan-identitet", "Ta bort namn och nummer, eller krysset: de ska inte antecknas då.")
    }
  }
}

extension Desk {
  /// Whether a file with the number is there already: of all, for those who may ask whether somebody is known here, and for others among
  /// their own.
  func isKnown(_ number: PersonalNumber) async throws -> Bool {
    guard !staff.meetsFirst else { return try await knows(number) }
    let mark = try board.keys.index.mark(.personalNumber, number.text)
    return try await board.database.read { [staff, now] tx in
      try !tx.caseFiles(of: staff.id, withMark: [mark], at: now).isEmpty
    }
  }
}

extension Transaction {
  /// Such as `2026-0001`; each board counts its own from 1 each year.
  fileprivate func nextCaseNumber(in year: Int) throws -> String {
    try execute(
      """
      INSERT INTO case_number (year, last) VALUES (\(year), 1)
      ON CONFLICT (year) DO UPDATE SET last = case_number.last + 1
      """)
    let last = try value("SELECT last FROM case_number WHERE year = \(year)", as: Int.self) ?? 1
    return "\(year)-\(Digits.padded(last, to: 4))"
  }
}
