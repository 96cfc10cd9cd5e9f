internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// Opens a file that one is not assigned, when it cannot wait: for half a day, with a reason that somebody else looks at.
/// Sv: nödöppna akt.
package struct OpenInEmergency: Sendable {
  /// A case number or a whole personal number.
  package let asked: String
  package let reason: String

  static let hours = 12
  /// Of files within 24 hours, by one person.
  static let mostADay = 5
  private static let shortest = 20

  init(form: Form) throws {
    var problems = Problems()
    asked = problems.require(form, "nummer", "Skriv ärendenumret eller hela personnumret.")
    reason = problems.require(form, "skal", "Skriv varför du behöver öppna akten nu.", limit: 1000)
    if !reason.isEmpty, reason.count < Self.shortest {
      problems.add("skal", "Skriv mer om varför det inte kan vänta. Någon annan ska förstå det efteråt.")
    }
    try problems.check()
  }

  package init(asked: String, reason: String) {
    self.asked = asked
    self.reason = reason
  }

  /// Throws the same `Problems` where there is no such file, where there are several, and where it is walled off from what they
  /// work with, so that nothing can be learnt by trying.
  package func perform(at desk: Desk) async throws -> ID<CaseFile> {
    let board = desk.board
    let number = PersonalNumber(asked, asOf: desk.now.day)
    let mark = try board.keys.index.mark(
      number == nil ? .caseNumber : .personalNumber, number?.text ?? asked)
    let files = try await board.database.read { try $0.caseFiles(withMark: mark) }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    let found = try files.filter { file in
      guard let subject = try keys[file.key].map({ try board.subject(of: file, $0) }) else { return false }
      return number == nil ? subject.number == asked : subject.personalNumber == number?.text
    }
    let opened = try await board.database.write { tx -> ID<CaseFile>? in
      if try tx.emergencies(of: desk.staff, since: desk.now.adding(days: -1)) >= Self.mostADay {
        try desk.append(.refusal, "Nödöppning, fler än \(Self.mostADay) på ett dygn, märke \(mark)", in: tx)
        return nil
      }
      guard let staff = try tx.staffMember(desk.staff.id), staff.role == .worker, found.count == 1,
        let file = found.first, let key = keys[file.key], try !board.isWalled(staff, from: file.id, in: tx)
      else {
        // The reason may name somebody, and would outlive their file.
        try desk.append(.refusal, "Nödöppning, märke \(mark)", in: tx)
        return nil
      }
      // Asked again, it is given as long again; an assignment of another kind is left as it is.
      let held = try tx.assignment(of: staff.id, to: file.id, at: desk.now)
      if held == nil || held?.standsIn == .emergency {
        try tx.assign(
          file.id, to: staff.id, as: .beside, standingIn: .emergency,
          until: desk.now.adding(minutes: Int64(Self.hours) * 60), at: desk.now)
      }
      try desk.appendForReview(.emergency, "Nödöppnade: \(reason)", of: (file.id, key), in: tx)
      return file.id
    }
    guard let opened else {
      throw Problems(
        "nummer",
        "Ingen akt kan öppnas så. Kontrollera numret, eller ring enhetens chef. Det kan också bero på att du har nödöppnat fem akter det senaste dygnet. Försöket står i loggen."
      )
    }
    return opened
  }
}

extension Transaction {
  /// How many files the person, whatever their post, has opened so since then.
  fileprivate func emergencies(of staff: StaffMember, since start: Moment) throws -> Int {
    try value(
      """
      SELECT COUNT(DISTINCT file_id) FROM assignment JOIN staff ON staff.id = assignment.staff_id
      WHERE staff.account = \(staff.account) AND stands_in = \(Assignment.StandIn.emergency) AND assignment.from_at > \(start)
      """, as: Int.self) ?? 0
  }

  fileprivate func caseFiles(withMark mark: String) throws -> [CaseFile] {
    try rows("SELECT file_id FROM case_file_mark WHERE mark = \(mark)").compactMap {
      try caseFile($0.get("file_id"))
    }.filter { $0.setAsideAt == nil }
  }
}
