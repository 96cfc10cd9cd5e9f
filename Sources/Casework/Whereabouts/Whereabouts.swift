internal import Access
internal import Storage
internal import Vault
package import Vocabulary

/// Where somebody is, or what together tells it. It lies outside every file, under a key of its own, and is opened with a reason that
/// is logged (OSL 21:3, 26:14). A child's file has none: both parents may read that. Sv: var personen finns.
package struct Whereabouts: Sendable, Equatable {
  package let version: Int
  package let savedAt: Moment
  package let texts: [Field: String]

  package enum Field: String, Sendable, CaseIterable {
    case address = "adress"
    case phone = "telefon"
    case municipality = "kommun"
    case shelter = "boende"
    case school = "skola"
    case work = "arbete"
    case contact = "kontaktperson"

    var label: String {
      switch self {
      case .address: "Adress"
      case .phone: "Telefon"
      case .municipality: "Kommun där personen vistas"
      case .shelter: "Skyddat boende"
      case .school: "Skola eller förskola"
      case .work: "Arbete eller studier"
      case .contact: "Kontaktperson"
      }
    }
  }
}

/// Somebody has saved meanwhile. Sv: ändrade uppgifter om plats.
struct WhereaboutsChanged: Error {}

extension CaseFile {
  /// Whether the file's person has whereabouts to keep apart.
  var mayHaveWhereabouts: Bool { role == .exposed || role == .relative }
}

extension OpenFile {
  /// Who answers for the file, stands in for them, or has just registered it; nobody else who works with it.
  var mayKnowWhereabouts: Bool { file.mayHaveWhereabouts && assignment.answers }

  /// Nil while nothing is kept. The compartment's key is given by `Desk.whereaboutsKey`.
  func whereabouts(_ compartment: SealingKey?, in tx: Transaction) throws -> Whereabouts? {
    guard let compartment else { return nil }
    let row = try tx.row(
      "SELECT version, saved_at, sealed FROM whereabouts WHERE file_id = \(file.id) ORDER BY version DESC LIMIT 1")
    guard let row else { return nil }
    let version: Int = try row.get("version")
    let texts = try NamedTexts(compartment.open(row.get("sealed"), for: whereaboutsPlace(version)))
    let fields = Whereabouts.Field.allCases.compactMap { field in texts[field.rawValue].map { (field, $0) } }
    return Whereabouts(
      version: version, savedAt: try row.get("saved_at"),
      texts: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
  }

  /// Each version is kept. Throws `WhereaboutsChanged` when somebody has saved since the writer opened it.
  func save(
    _ texts: [Whereabouts.Field: String], over version: Int, under compartment: (id: ID<StoredKey>, key: SealingKey),
    in tx: Transaction
  ) throws {
    // Two who save for the first time at once have each made a key.
    let used: ID<StoredKey>? = try tx.value(
      "SELECT key_id FROM whereabouts WHERE file_id = \(file.id) ORDER BY version LIMIT 1")
    guard used == nil || used == compartment.id else { throw WhereaboutsChanged() }
    let stored = try whereabouts(compartment.key, in: tx)
    guard stored?.version ?? 0 == version else {
      if stored?.texts == texts { return }
      throw WhereaboutsChanged()
    }
    let named = NamedTexts(Dictionary(uniqueKeysWithValues: texts.map { ($0.key.rawValue, Optional($0.value)) }))
    let sealed = try compartment.key.seal(named.bytes, for: whereaboutsPlace(version + 1))
    try tx.execute(
      """
      INSERT INTO whereabouts (file_id, version, key_id, staff_id, saved_at, sealed)
      VALUES (\(file.id), \(version + 1), \(compartment.id), \(desk.staff.id), \(desk.now), \(sealed))
      """)
  }

  private func whereaboutsPlace(_ version: Int) -> Place { desk.board.place("whereabouts", "\(file.id)/\(version)") }
}

extension Desk {
  /// The key of the file's compartment, where it has one. It opens nothing by itself: `open` does.
  func whereaboutsKey(of file: ID<CaseFile>) async throws -> (id: ID<StoredKey>, key: SealingKey)? {
    let id: ID<StoredKey>? = try await board.database.read { tx in
      try tx.value("SELECT key_id FROM whereabouts WHERE file_id = \(file) ORDER BY version LIMIT 1")
    }
    guard let id, let key = try await board.vault.fileKeys([id], of: board.id.text)[id] else { return nil }
    return (id, key)
  }
}
