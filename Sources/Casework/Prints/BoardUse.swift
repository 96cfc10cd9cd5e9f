internal import AccessLog
internal import Storage
internal import Vocabulary

/// Whether Samfrid holds the personal file, or is work support beside the municipality's own case system, where every record also goes.
/// Sv: nämndens användning.
enum BoardUse: String, Sendable, CaseIterable {
  case personalFile, workSupport

  var swedish: String {
    switch self {
    case .personalFile: "Personakten finns i Samfrid"
    case .workSupport: "Personakten finns i kommunens ärendesystem"
    }
  }

  var hint: String {
    switch self {
    case .personalFile: "Det som upprättas här är handlingen."
    case .workSupport:
      "Varje upprättad anteckning förs över som PDF, och numret där antecknas. Skriv ingenting två gånger."
    }
  }
}

extension Desk {
  func use() async throws -> BoardUse {
    try await board.database.read { tx in
      try tx.value("SELECT value FROM board_setting WHERE name = 'use'", as: String.self).flatMap(BoardUse.init)
        ?? .personalFile
    }
  }

  func isWorkSupport() async throws -> Bool { try await use() == .workSupport }

  func save(use: BoardUse) async throws {
    try await board.database.write { tx in
      try tx.execute(
        """
        INSERT INTO board_setting (name, value) VALUES ('use', \(use.rawValue))
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """)
      try append(.write, "Nämndens användning: \(use.swedish)", in: tx)
    }
  }
}
