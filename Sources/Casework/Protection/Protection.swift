internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// That a person's data are protected: how, who said so, since when, and when it is to be asked again. It never ends by itself.
/// Sv: skyddade personuppgifter.
package struct Protection: Sendable, Equatable {
  package let version: Int
  package let level: Level
  /// Who told, such as the tax agency.
  package let origin: String
  package let since: CalendarDate?
  package let reviewOn: CalendarDate?

  package enum Level: String, Sendable, CaseIterable {
    /// There was some once.
    case lifted
    /// Sv: sekretessmarkering.
    case marked
    /// Sv: skyddad folkbokföring.
    case registration
    /// Sv: fingerade personuppgifter.
    case newIdentity
    /// What was stored cannot be read, which is treated as the strictest.
    case unreadable

    package var swedish: String {
      switch self {
      case .lifted: "Inget skydd"
      case .marked: "Sekretessmarkering"
      case .registration: "Skyddad folkbokföring"
      case .newIdentity: "Fingerade personuppgifter"
      case .unreadable: "Skyddade uppgifter, okänd nivå"
      }
    }

    /// How much it protects, compared with another.
    var strength: Int {
      switch self {
      case .lifted: 0
      case .marked: 1
      case .registration: 2
      case .newIdentity, .unreadable: 3
      }
    }

    static let choices: [Level] = [.marked, .registration, .newIdentity, .lifted]
  }
}

extension OpenBoard {
  /// The files whose person has, or has had, protected data.
  func protectedFiles() async throws -> Set<String> {
    Set(
      try await database.read { try $0.rows("SELECT DISTINCT file_id FROM protection").map { try $0.get("file_id") } })
  }
}

extension OpenBoard {
  /// Of the file, by its key; nil where there is none, or where it was taken away.
  func protection(of file: ID<CaseFile>, _ key: SealingKey, in tx: Transaction) throws -> Protection? {
    let row = try tx.row(
      "SELECT version, sealed FROM protection WHERE file_id = \(file) ORDER BY version DESC LIMIT 1")
    guard let row else { return nil }
    let version: Int = try row.get("version")
    guard let texts = try? NamedTexts(key.open(row.get("sealed"), for: protectionPlace(file, version))),
      let level = texts["level"].flatMap(Protection.Level.init)
    else { return Protection(version: version, level: .unreadable, origin: "", since: nil, reviewOn: nil) }
    guard level != .lifted else { return nil }
    return Protection(
      version: version, level: level, origin: texts["origin"] ?? "",
      since: texts["since"].flatMap { CalendarDate($0) }, reviewOn: texts["review"].flatMap { CalendarDate($0) })
  }

  fileprivate func protectionPlace(_ file: ID<CaseFile>, _ version: Int) -> Place {
    place("protection", "\(file)/\(version)")
  }
}

extension OpenFile {
  func protectionVersion(in tx: Transaction) throws -> Int {
    try tx.value("SELECT MAX(version) FROM protection WHERE file_id = \(file.id)") ?? 0
  }

  func store(_ act: SetProtection, in tx: Transaction) throws {
    let version = try protectionVersion(in: tx) + 1
    let texts = NamedTexts([
      "level": act.level.rawValue, "origin": act.origin, "since": act.since.text, "review": act.reviewOn?.text,
      "reason": act.reason,
    ])
    try tx.execute(
      """
      INSERT INTO protection (file_id, version, staff_id, saved_at, sealed)
      VALUES (\(file.id), \(version), \(desk.staff.id), \(desk.now),
        \(try key.seal(texts.bytes, for: desk.board.protectionPlace(file.id, version))))
      """)
  }
}
