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
      try tx.execute("UPDATE case_file SET set_aside_at = \(isAside ? desk.now : nil) WHERE id = \(file)")
      try desk.appendForReview(
        .setAside, "\(isAside ? "Lade undan akten" : "Tog tillbaka akten"): \(reason)", of: (file, key), in: tx)
      return true
    }
    if !isDone {
      throw Problems("nummer", "Ingen akt vid din enhet har det numret. Kontrollera det och försök igen.")
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
