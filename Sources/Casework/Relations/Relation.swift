internal import Storage
internal import Vault
package import Vocabulary

/// Who uses violence against whom: a guarded object that links files and opens none of them (B4). Whoever was not named as its
/// reader does not know that it is there. Sv: relation med våld.
package struct Relation: Sendable {
  package let id: ID<Relation>
  package let content: RelationContent
}

/// What a relation says. Sv: relationens innehåll.
package struct RelationContent: Sendable, Equatable {
  package var kinds: [Kind]
  /// As it was told, such as "våren 2024"; empty when it is not known.
  package var since: String
  package var isWitnessedByChild: Bool
  /// Who else takes part and has no file, as a collective does; empty where nobody is known (HRV).
  package var others: String
  package var files: [ID<CaseFile>]

  package enum Kind: String, Sendable, CaseIterable {
    case physical, psychological, sexual, economic, material, digital, neglect, honour

    package var swedish: String {
      switch self {
      case .physical: "Fysiskt våld"
      case .psychological: "Psykiskt våld"
      case .sexual: "Sexuellt våld"
      case .economic: "Ekonomiskt våld"
      case .material: "Materiellt våld"
      case .digital: "Digitalt våld"
      case .neglect: "Försummelse"
      case .honour: "Hedersrelaterat våld och förtryck"
      }
    }
  }

  package init(
    kinds: [Kind], since: String, isWitnessedByChild: Bool, others: String = "", files: [ID<CaseFile>]
  ) {
    self.kinds = kinds
    self.since = since
    self.isWitnessedByChild = isWitnessedByChild
    self.others = others
    self.files = files
  }

  init(_ bytes: [UInt8]) throws {
    let texts = try NamedTexts(bytes)
    kinds = (texts["kinds"] ?? "").split(separator: " ").compactMap { Kind(rawValue: String($0)) }
    since = texts["since"] ?? ""
    isWitnessedByChild = texts["witnessed"] != nil
    others = texts["others"] ?? ""
    files = (texts["files"] ?? "").split(separator: " ").map { ID(String($0)) }
  }

  var bytes: [UInt8] {
    NamedTexts([
      "kinds": kinds.map(\.rawValue).joined(separator: " "), "since": since,
      "witnessed": isWitnessedByChild ? "yes" : nil, "others": others,
      "files": files.map(\.text).joined(separator: " "),
    ]).bytes
  }
}

extension OpenBoard {
  /// The relations that the file is in. Without the board's keys the tables do not tell which files belong together: a wall
  /// has a mark of its file, and what it leads to is sealed.
  func relations(of file: ID<CaseFile>, in tx: Transaction) throws -> [Relation] {
    try relations(ofAny: [file], in: tx)
  }

  private func relations(ofAny files: [ID<CaseFile>], in tx: Transaction) throws -> [Relation] {
    let marks = try files.map(wallMark)
    let rows = try tx.rows("SELECT id, sealed FROM wall WHERE mark IN \(list: marks)")
    let ids = try rows.map(relationID)
    return try Set(ids).sorted().compactMap { try relation(ID($0), in: tx) }
  }

  /// Where a wall leads, of its id and what is sealed in it.
  func relationID(ofWall row: Row) throws -> String {
    try keys.sealing.text(row.get("sealed"), for: place("wall", row.get("id", as: String.self)))
  }

  /// Those of the files that are walled off from another of them.
  func walledFromEachOther(_ files: [ID<CaseFile>], in tx: Transaction) throws -> Set<ID<CaseFile>> {
    let all = Set(files)
    let groups = try relations(ofAny: files, in: tx).map { all.intersection($0.content.files) }
    return Set(groups.filter { $0.count > 1 }.joined())
  }

  func relation(_ id: ID<Relation>, in tx: Transaction) throws -> Relation? {
    guard let sealed: [UInt8] = try tx.value("SELECT sealed FROM relation WHERE id = \(id)") else { return nil }
    return Relation(
      id: id, content: try RelationContent(keys.sealing.open(sealed, for: place("relation", id.text))))
  }

  /// The files that are walled off from this one: nobody works with both.
  func walled(from file: ID<CaseFile>, in tx: Transaction) throws -> Set<ID<CaseFile>> {
    Set(try relations(of: file, in: tx).flatMap(\.content.files)).subtracting([file])
  }
}

extension Transaction {
  func isReader(_ staff: ID<StaffMember>, of relation: ID<Relation>) throws -> Bool {
    try exists("SELECT 1 FROM relation_reader WHERE relation_id = \(relation) AND staff_id = \(staff)")
  }

  /// An id that does not tell when it was made, as others do: files that were registered at the same time would be known by it.
  func newTimelessID() -> ID<Relation> {
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    return ID(String(decoding: randomBytes(26).map { letters[Int($0 & 31)] }, as: UTF8.self))
  }
}
