internal import Access
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
      "Gäller hela nämnden. Det som upprättas från nu förs över som PDF, och numret där antecknas. Skriv ingenting två gånger."
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
      try checkIsManager(in: tx)
      try tx.execute(
        """
        INSERT INTO board_setting (name, value, changed_at) VALUES ('use', \(use.rawValue), \(now))
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
        """)
      try appendForReview(.rights, "Nämndens användning: \(use.swedish)", in: tx)
    }
  }

  /// Throws `notFound` for whoever leads no unit any more: the post may have ended since the page was opened.
  func checkIsManager(in tx: Transaction) throws {
    guard try tx.staffMember(staff.id)?.role == .manager else { throw Refusal.notFound }
  }
}

extension Transaction {
  /// What a list has to know of the board: which change of its walls was the last, and whether it is work support.
  func listSettings() throws -> (wallChange: String?, isWorkSupport: Bool) {
    let settings = try rows("SELECT name, value FROM board_setting WHERE name IN ('walls', 'use')").map {
      (name: try $0.get("name", as: String.self), value: try $0.get("value", as: String.self))
    }
    func value(_ name: String) -> String? { settings.first { $0.name == name }?.value }
    return (value("walls"), value("use") == BoardUse.workSupport.rawValue)
  }

  /// From when every record goes to the municipality's own case system; nil where it does not.
  func workSupportBegan() throws -> Moment? {
    try value("SELECT changed_at FROM board_setting WHERE name = 'use' AND value = \(BoardUse.workSupport.rawValue)")
  }
}
