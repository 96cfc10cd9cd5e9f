internal import Access
internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// Takes a file out of a relation that it was brought into by mistake: the wall around it goes with it, so it needs a reason and is always
/// reviewed. Sv: ta ut en akt ur en koppling.
struct ReleaseFile: Sendable {
  let relation: ID<Relation>
  let file: ID<CaseFile>
  let reason: String

  init(_ relation: ID<Relation>, form: Form) throws {
    var problems = Problems()
    self.relation = relation
    file = ID(problems.require(form, "ta-ut", "Välj vilken akt som inte hör dit.", limit: 26))
    reason = problems.require(form, "skal", "Skriv varför. Skälet sparas och granskas.", limit: 2000)
    try problems.check()
  }

  /// Throws `notFound` for whoever is not the relation's reader, and `Problems` for a file that is not in it.
  func perform(at desk: Desk) async throws {
    let board = desk.board
    let isDone = try await board.database.write { tx -> Bool in
      guard try tx.isReader(desk.staff.id, of: relation), var content = try board.relation(relation, in: tx)?.content
      else {
        try desk.append(.refusal, "Ta ut en akt ur relationen \(relation)", in: tx)
        return false
      }
      guard let place = content.files.firstIndex(of: file) else {
        throw Problems("ta-ut", "Akten är inte kopplad längre. Öppna sidan igen och kontrollera vad som gäller.")
      }
      content.files.remove(at: place)
      let sealed = try board.keys.sealing.seal(content.bytes, for: board.place("relation", relation.text))
      try tx.execute("UPDATE relation SET sealed = \(sealed) WHERE id = \(relation)")
      try board.takeWallDown(around: file, in: relation, tx)
      try desk.appendForReview(.override, "Tog ut akten \(file) ur relationen \(relation): \(reason)", in: tx)
      return true
    }
    if !isDone { throw Refusal.notFound }
  }
}

extension OpenBoard {
  /// What a wall leads to is sealed, so each of the file's is opened; those of other relations stay.
  fileprivate func takeWallDown(around file: ID<CaseFile>, in relation: ID<Relation>, _ tx: Transaction) throws {
    for row in try tx.rows("SELECT id, sealed FROM wall WHERE mark = \(wallMark(of: file))") {
      let wall: String = try row.get("id")
      guard try keys.sealing.text(row.get("sealed"), for: place("wall", wall)) == relation.text else { continue }
      try tx.execute("DELETE FROM wall WHERE id = \(wall)")
    }
  }
}
