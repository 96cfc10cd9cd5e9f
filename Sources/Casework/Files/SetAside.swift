internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// A manager seals away a file that was wrongly opened, or takes it back. Nothing is destroyed: nobody is shown it, finds it or is told
/// that it is there, and the log has why. Sv: lägg undan akt.
package struct SetAside: Sendable {
  package let file: ID<CaseFile>
  package let isAside: Bool
  package let reason: String

  package init(_ file: ID<CaseFile>, aside isAside: Bool, reason: String) {
    self.file = file
    self.isAside = isAside
    self.reason = reason
  }

  /// Throws `Problems` without a reason, and where the file is there already, or is another unit's.
  package func perform(at desk: Desk) async throws {
    guard !reason.isEmpty else { throw Problems("skal", "Skriv varför. Skälet sparas och granskas.") }
    let key = try await desk.board.fileKey(of: file)
    let isDone = try await desk.board.database.write { tx -> Bool in
      guard let manager = try tx.staffMember(desk.staff.id), manager.role == .manager,
        let known = try tx.caseFile(file), known.unit == manager.unit, (known.setAsideAt != nil) != isAside, let key
      else {
        try desk.append(.refusal, "Lägg undan eller ta tillbaka \(file)", in: tx)
        return false
      }
      try desk.move(file, aside: isAside, reason, in: tx)
      try desk.appendForReview(
        .setAside, "\(isAside ? "Lade undan akten" : "Tog tillbaka akten"): \(reason)", of: (file, key), in: tx)
      return true
    }
    if !isDone {
      throw Problems("nummer", "Ingen akt vid din enhet har det numret. Kontrollera det och försök igen.")
    }
  }
}

/// A file that is set aside, as its unit's managers see it: who did it and why, and not whom it is about. Sv: undanlagd akt.
struct FileSetAside: Sendable {
  let file: NumberedFile
  let at: Moment
  /// Nil for one that was set aside before it was noted.
  let by: ID<StaffMember>?
  let reason: String?
}

extension Desk {
  /// The unit's files that are set aside, the newest first.
  func filesSetAside() async throws -> [FileSetAside] {
    let (files, reasons) = try await board.database.write { [staff] tx in
      try append(.read, "Undanlagda akter", in: tx)
      let files = try tx.filesSetAside(of: staff.unit)
      return (files, try files.map { try board.reasonSetAside(of: $0.id, in: tx) })
    }
    let told = Dictionary(
      zip(files, reasons).map { ($0.id, ($0.setAsideAt, $1)) }, uniquingKeysWith: { first, _ in first })
    return try await numbered(files).compactMap { file in
      guard let (at, told) = told[file.id], let at else { return nil }
      return FileSetAside(file: file, at: at, by: told.by, reason: told.reason)
    }
  }

  /// The reason is sealed with the board's key: managers read it, and not the file.
  fileprivate func move(_ file: ID<CaseFile>, aside isAside: Bool, _ reason: String, in tx: Transaction) throws {
    let sealed = isAside ? try board.keys.sealing.seal(reason, for: board.placeOfReason(file)) : nil
    try tx.execute(
      """
      UPDATE case_file SET set_aside_at = \(isAside ? now : nil), set_aside_by = \(isAside ? staff.id : nil),
        set_aside_reason = \(sealed) WHERE id = \(file)
      """)
  }
}

extension OpenBoard {
  fileprivate func placeOfReason(_ file: ID<CaseFile>) -> Place { place("case_file", file.text, "set_aside_reason") }

  fileprivate func reasonSetAside(
    of file: ID<CaseFile>, in tx: Transaction
  ) throws -> (by: ID<StaffMember>?, reason: String?) {
    guard let row = try tx.row("SELECT set_aside_by, set_aside_reason FROM case_file WHERE id = \(file)") else {
      return (nil, nil)
    }
    let sealed: [UInt8]? = try row.optional("set_aside_reason")
    return (
      try row.optional("set_aside_by"), try sealed.map { try keys.sealing.text($0, for: placeOfReason(file)) }
    )
  }
}
