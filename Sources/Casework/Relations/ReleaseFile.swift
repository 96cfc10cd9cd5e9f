internal import Access
internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// Takes a file out of a relation that it was brought into by mistake. The wall goes with it, so it needs a reason, is always reviewed,
/// and can be done only until somebody has taken a file of the relation over: after that a manager goes past the wall with a
/// reason, or sets the file aside. Sv: ta ut en akt ur en koppling.
struct ReleaseFile: Sendable {
  let relation: ID<Relation>
  let file: ID<CaseFile>
  let reason: String

  init(_ relation: ID<Relation>, form: Form) throws {
    var problems = Problems()
    self.relation = relation
    file = ID(problems.require(form, "ta-ut", "Välj vilken akt som ska tas ut.", limit: 26))
    reason = problems.require(form, "skal", "Skriv varför. Skälet sparas och granskas.", limit: 2000)
    try problems.check()
  }

  /// Whether the relation is there still: one with a single file left links nothing, and is gone. Throws `notFound` for whoever is not its
  /// reader, and `Problems` for a file that is not in it, or that is at work already.
  func perform(at desk: Desk) async throws -> Bool {
    let board = desk.board
    let linked = try await board.database.read { try board.relation(relation, in: $0)?.content.files ?? [] }
    let keys = try await desk.keys(of: linked)
    let isLeft = try await board.database.write { tx -> Bool? in
      guard try tx.isReader(desk.staff.id, of: relation), var content = try board.relation(relation, in: tx)?.content
      else {
        try desk.append(.refusal, "Ta ut en akt ur relationen \(relation)", in: tx)
        return nil
      }
      guard let place = content.files.firstIndex(of: file), let key = keys[file] else {
        throw Problems("ta-ut", "Akten är inte kopplad längre. Öppna sidan igen och kontrollera vad som gäller.")
      }
      guard try desk.mayLink(content.files, keys, in: tx) else {
        throw Problems(
          "ta-ut",
          "Någon har tagit över en av akterna, så de förblir skilda. En chef kan gå förbi det med ett skäl, eller lägga undan akten."
        )
      }
      content.files.remove(at: place)
      try desk.appendForReview(.override, "Tog ut akten ur relationen \(relation): \(reason)", of: (file, key), in: tx)
      return try board.keep(content, as: relation, without: file, in: tx)
    }
    guard let isLeft else { throw Refusal.notFound }
    return isLeft
  }
}

extension OpenBoard {
  /// Whether anything is left that links.
  fileprivate func keep(
    _ content: RelationContent, as relation: ID<Relation>, without file: ID<CaseFile>, in tx: Transaction
  ) throws -> Bool {
    try takeWallDown(around: file, in: relation, tx)
    if content.files.count > 1 {
      let sealed = try keys.sealing.seal(content.bytes, for: place("relation", relation.text))
      try tx.execute("UPDATE relation SET sealed = \(sealed) WHERE id = \(relation)")
      return true
    }
    for file in content.files { try takeWallDown(around: file, in: relation, tx) }
    try tx.execute("DELETE FROM relation_reader WHERE relation_id = \(relation)")
    try tx.execute("DELETE FROM relation WHERE id = \(relation)")
    return false
  }

  /// What a wall leads to is sealed, so each of the file's is opened; those of other relations stay.
  private func takeWallDown(around file: ID<CaseFile>, in relation: ID<Relation>, _ tx: Transaction) throws {
    for row in try tx.rows("SELECT id, sealed FROM wall WHERE mark = \(wallMark(of: file))") {
      guard try relationID(ofWall: row) == relation.text else { continue }
      try tx.execute("DELETE FROM wall WHERE id = \(row.get("id", as: String.self))")
    }
  }
}
