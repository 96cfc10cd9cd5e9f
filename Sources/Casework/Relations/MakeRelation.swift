internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// Links files that whoever does it has registered, and walls them off from each other. Who makes it is its first reader.
/// Sv: koppla akter.
package struct MakeRelation: Sendable {
  package let content: RelationContent

  package init(_ content: RelationContent) { self.content = content }

  init(form: Form) throws {
    var problems = Problems()
    let kinds = form.all("slag").compactMap { RelationContent.Kind(rawValue: $0) }
    if kinds.isEmpty { problems.add("slag", "Välj minst ett slags våld. Det går att ändra bilden senare.") }
    let files = form.all("akt").map { ID<CaseFile>($0) }
    if Set(files).count < 2 { problems.add("akt", "Välj minst två akter.") }
    let since = form.text("sedan") ?? ""
    if since.count > 200 { problems.add("sedan", "Texten är för lång. Korta den till högst 200 tecken.") }
    try problems.check()
    self.init(
      RelationContent(
        kinds: kinds, since: since, isWitnessedByChild: form.isTicked("barn"),
        files: Array(Set(files)).sorted { $0.text < $1.text }))
  }

  package func perform(at desk: Desk) async throws -> ID<Relation> {
    let board = desk.board
    let made = try await board.database.write { tx -> ID<Relation>? in
      for file in content.files {
        guard try tx.assignment(of: desk.staff.id, to: file, at: desk.now)?.task == .registering else {
          try desk.append(.refusal, "Koppla akter", in: tx)
          return nil
        }
      }
      let id = tx.newTimelessID()
      let sealed = try board.keys.sealing.seal(content.bytes, for: board.place("relation", id.text))
      try tx.execute("INSERT INTO relation (id, sealed) VALUES (\(id), \(sealed))")
      try tx.execute("INSERT INTO relation_reader (relation_id, staff_id) VALUES (\(id), \(desk.staff.id))")
      for file in content.files {
        let wall = tx.newTimelessID()
        let sealed = try board.keys.sealing.seal(id.text, for: board.place("wall", wall.text))
        let mark = try board.keys.index.lot("wall \(file)")
        try tx.execute("INSERT INTO wall (id, mark, sealed) VALUES (\(wall), \(mark), \(sealed))")
      }
      try desk.append(.write, "Kopplade akter i relationen \(id)", in: tx)
      return id
    }
    guard let made else { throw Refusal.notFound }
    return made
  }
}
