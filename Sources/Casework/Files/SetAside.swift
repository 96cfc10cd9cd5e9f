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
    let keyID = try await desk.board.database.read { try $0.keyID(of: file) }
    let keys = try await desk.board.vault.fileKeys([keyID].compactMap(\.self), of: desk.board.id.text)
    try await desk.board.database.write { tx in
      guard let manager = try tx.staffMember(desk.staff.id), manager.role == .manager,
        let file = try tx.caseFile(file), file.unit == manager.unit, (file.setAsideAt != nil) != isAside,
        let key = keys[file.key]
      else {
        throw Problems("nummer", "Ingen akt vid din enhet har det numret. Kontrollera det och försök igen.")
      }
      try tx.execute("UPDATE case_file SET set_aside_at = \(isAside ? desk.now : nil) WHERE id = \(file.id)")
      try desk.appendForReview(
        .setAside, "\(isAside ? "Lade undan akten" : "Tog tillbaka akten"): \(reason)", of: (file.id, key), in: tx)
    }
  }
}

extension Desk {
  /// The unit's files that are set aside, the newest first, by number and role alone.
  func filesSetAside() async throws -> [(file: NumberedFile, at: Moment)] {
    let files = try await board.database.write { [staff] tx in
      try append(.read, "Undanlagda akter", in: tx)
      return try tx.filesSetAside(of: staff.unit)
    }
    let times = Dictionary(files.map { ($0.id, $0.setAsideAt) }, uniquingKeysWith: { first, _ in first })
    return try await numbered(files).compactMap { file in times[file.id]?.map { (file, $0) } }
  }
}
