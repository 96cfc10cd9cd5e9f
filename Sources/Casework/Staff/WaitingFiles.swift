internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary

extension Desk {
  /// The unit's files that nobody is responsible for, by number alone: who they are about stays closed to whoever assigns them.
  func waitingFiles() async throws -> [(file: CaseFile, number: String)] {
    let files = try await board.database.read { [staff] in try $0.unassignedFiles(of: staff.unit) }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    try await board.database.write { try append(.read, "Akter att fördela", in: $0) }
    return try files.compactMap { file in
      try keys[file.key].map { (file, try board.subject(of: file, $0).number) }
    }
  }
}
