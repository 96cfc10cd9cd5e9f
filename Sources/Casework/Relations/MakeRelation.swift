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
    self.init(try RelationContent(form: form, leastFiles: 2))
  }

  package func perform(at desk: Desk) async throws -> ID<Relation> {
    let board = desk.board
    let keys = try await desk.keys(of: content.files)
    let files = content.files
    let made = try await board.database.write { tx -> ID<Relation>? in
      guard try desk.mayLink(files, keys, in: tx) else { return nil }
      try desk.checkCanBeApart(files, keys, in: tx)
      let id = tx.newTimelessID()
      let sealed = try board.keys.sealing.seal(content.bytes, for: board.place("relation", id.text))
      try tx.execute("INSERT INTO relation (id, sealed) VALUES (\(id), \(sealed))")
      try tx.execute("INSERT INTO relation_reader (relation_id, staff_id) VALUES (\(id), \(desk.staff.id))")
      try board.buildWalls(around: content.files, in: id, tx)
      try desk.append(.write, "Kopplade akter i relationen \(id)", in: tx)
      return id
    }
    guard let made else { throw Refusal.notFound }
    return made
  }
}

/// Says anew what a relation is, and brings more files into it: those that its reader has registered. Sv: ändra en relation.
struct ChangeRelation: Sendable {
  let id: ID<Relation>
  /// With the files that are added alone.
  let content: RelationContent
  /// What the reader had before them.
  let seen: String

  init(_ id: ID<Relation>, form: Form) throws {
    self.id = id
    content = try RelationContent(form: form, leastFiles: 0)
    seen = form.raw("sett")
  }

  /// Throws `Problems` where somebody has changed it meanwhile, and `notFound` for whoever is not its reader.
  func perform(at desk: Desk) async throws {
    let board = desk.board
    let before = try await board.database.read { try board.relation(id, in: $0)?.content.files ?? [] }
    let keys = try await desk.keys(of: before + content.files)
    let isDone = try await board.database.write { tx -> Bool in
      guard try tx.isReader(desk.staff.id, of: id), let old = try board.relation(id, in: tx)?.content else {
        try desk.append(.refusal, "Relationen \(id)", in: tx)
        return false
      }
      let added = content.files.filter { !old.files.contains($0) }
      var content = content
      content.files = (old.files + added).sorted { $0.text < $1.text }
      // The answer was lost on its way, and the same comes again.
      if content == old { return true }
      guard try desk.mayLink(added, keys, in: tx) else { return false }
      try desk.checkCanBeApart(content.files, keys, in: tx)
      guard try old.fingerprint() == seen else {
        throw Problems(
          "slag", "Någon har ändrat kopplingen medan du skrev. Öppna sidan igen och kontrollera vad som gäller.")
      }
      let sealed = try board.keys.sealing.seal(content.bytes, for: board.place("relation", id.text))
      try tx.execute("UPDATE relation SET sealed = \(sealed) WHERE id = \(id)")
      try board.buildWalls(around: added, in: id, tx)
      try desk.append(.write, "Ändrade relationen \(id), \(added.count) nya akter", in: tx)
      return true
    }
    if !isDone { throw Refusal.notFound }
  }
}

extension RelationContent {
  fileprivate init(form: Form, leastFiles: Int) throws {
    var problems = Problems()
    let files = Set(form.all("akt").map { ID<CaseFile>($0) })
    if files.count < leastFiles { problems.add("akt", "Välj minst två akter.") }
    let kinds = form.all("slag").compactMap { Kind(rawValue: $0) }
    if kinds.isEmpty { problems.add("slag", "Välj minst ett slags våld.") }
    let (since, others) = (form.text("sedan") ?? "", form.text("andra") ?? "")
    if since.count > 200 { problems.add("sedan", "Texten är för lång. Korta den till högst 200 tecken.") }
    if others.count > 2000 { problems.add("andra", "Texten är för lång. Korta den till högst 2 000 tecken.") }
    if let places = RevealingWords(lookingLikePlacesIn: others)?.words {
      problems.add(
        "andra",
        "Skriv roller, inte platser eller telefonnummer. Det här ser ut som sådana: \(places.joined(separator: ", ")).")
    }
    try problems.check()
    self.init(
      kinds: kinds, since: since, isWitnessedByChild: form.isTicked("barn"), others: others,
      files: files.sorted { $0.text < $1.text })
  }

  /// What tells one content from another, in hexadecimal.
  func fingerprint() throws -> String { try Hashing.sha256(bytes).map(\.hexadecimal).joined() }
}

extension Desk {
  func keys(of files: [ID<CaseFile>]) async throws -> [ID<CaseFile>: SealingKey] {
    let known = try await board.database.read { tx in try files.compactMap { try tx.caseFile($0) } }
    let keys = try await board.vault.fileKeys(known.map(\.key), of: board.id.text)
    return known.reduce(into: [:]) { $0[$1.id] = keys[$1.key] }
  }

  /// Whether all of the files were registered by the member of staff and nobody has taken them over.
  func mayLink(
    _ files: [ID<CaseFile>], _ keys: [ID<CaseFile>: SealingKey], in tx: Transaction
  ) throws -> Bool {
    for file in files {
      guard keys[file] != nil, try tx.assignment(of: staff.id, to: file, at: now)?.task == .registering else {
        try append(.refusal, "Koppla akter", in: tx)
        return false
      }
    }
    return true
  }
}

extension Desk {
  /// Throws `Problems` for somebody with a new identity, who is never linked to anybody (OSL 21:3), and while somebody works with two of
  /// the files.
  fileprivate func checkCanBeApart(
    _ files: [ID<CaseFile>], _ keys: [ID<CaseFile>: SealingKey], in tx: Transaction
  ) throws {
    for (file, key) in keys where files.contains(file) {
      // What cannot be read counts as the strictest.
      let level = try board.protection(of: file, key, in: tx)?.level
      if level?.strength == Protection.Level.newIdentity.strength {
        throw Problems("akt", "En av akterna har fingerade personuppgifter. Den får inte kopplas till någon annan.")
      }
    }
    let isShared = try tx.exists(
      """
      SELECT 1 FROM assignment JOIN staff ON staff.id = assignment.staff_id
      WHERE file_id IN \(list: files) AND task <> \(Assignment.Task.registering) AND \(Transaction.isHeld(at: now))
      GROUP BY staff.account HAVING COUNT(DISTINCT file_id) > 1
      """)
    if isShared {
      throw Problems("akt", "Samma medarbetare arbetar redan med två av akterna. Be en chef byta handläggare först.")
    }
  }
}

extension OpenBoard {
  fileprivate func buildWalls(around files: [ID<CaseFile>], in relation: ID<Relation>, _ tx: Transaction) throws {
    for file in files {
      let wall = tx.newTimelessID()
      let sealed = try keys.sealing.seal(relation.text, for: place("wall", wall.text))
      let mark = try wallMark(of: file)
      try tx.execute("INSERT INTO wall (id, mark, sealed) VALUES (\(wall), \(mark), \(sealed))")
    }
  }
}
