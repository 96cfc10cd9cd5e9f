internal import Access
internal import AccessLog
package import Storage
package import Vocabulary
internal import Web

/// Somebody has asked for records: who, what, and which of them it is. Sv: påbörja ett utdrag.
package struct BeginExtract: Sendable {
  enum Field {
    static let recipient = "mottagare"
    static let name = "mottagare-namn"
    static let request = "begaran"
    static let ground = "stod"
    static let notes = "handling"
    /// Comes with the form: sent twice it begins one.
    static let id = "utdrag"
  }

  private let recipient: Recipient
  private let name: String?
  private let request: String
  private let ground: String
  /// Nil for all that may go.
  private let notes: [ID<Note>]?
  private let id: ID<Extract>?

  init(form: Form) throws {
    var problems = Problems()
    let recipient = form.text(Field.recipient).flatMap(Recipient.init)
    if recipient?.isOutside != true { problems.add(Field.recipient, "Välj vem som har bett om handlingarna.") }
    let name =
      recipient?.isNamed == true
      ? problems.require(form, Field.name, "Skriv vem det är, till exempel ombudets namn eller domstolen.") : nil
    let request = problems.require(form, Field.request, "Skriv vad mottagaren har bett om.", limit: 1000)
    let ground = problems.require(form, Field.ground, "Skriv vad som ger rätt att lämna ut det.", limit: 300)
    let notes: [ID<Note>] = form.all(Field.notes).map { ID($0) }
    if notes.isEmpty { problems.add(Field.notes, "Välj minst en handling.") }
    guard let recipient, problems.isEmpty else { throw problems }
    self.recipient = recipient
    self.name = name
    self.request = request
    self.ground = ground
    self.notes = notes
    id = form.text(Field.id).map { ID($0) }
  }

  /// Of all that the file's own person may get.
  package init(allForPerson request: String) {
    recipient = .person
    name = nil
    self.request = request
    ground = "Uppgifter om personen själv (12 kap. 1 § OSL)"
    notes = nil
    id = nil
  }

  /// Throws `Problems` for a record that does not go to that recipient, and for a request that could tell where somebody is: it stands on
  /// the paper.
  @discardableResult
  package func perform(in tx: Transaction, by open: OpenFile) throws -> ID<Extract> {
    if let found = try open.revealingWords(in: request, isForParty: true, tx) {
      throw Problems(
        Field.request,
        "Det här står på papperet, och kan säga var någon finns: \(found.words.joined(separator: ", ")). Skriv om det.")
    }
    let mayGo = try open.recordsToHandOut(to: recipient, in: tx).map(\.id)
    guard Set(mayGo).isSuperset(of: notes ?? []) else {
      throw Problems(Field.notes, "En av handlingarna lämnas inte till den mottagaren. Välj bland de andra.")
    }
    let content = ExtractContent(recipient, name: name, request: request, ground: ground, notes: notes ?? mayGo)
    // The same again is the same; something else, from a page that one has gone back to, is another.
    if let id, let begun = try open.extract(id, in: tx), begun.content.asksTheSame(as: content) { return id }
    let free = try id.flatMap { id in
      try id.isWellFormed && !tx.exists("SELECT 1 FROM file_extract WHERE id = \(id)") ? id : nil
    }
    let id = free ?? tx.newID(at: open.desk.now)
    try open.begin(content, as: id, in: tx)
    return id
  }
}

extension OpenFile {
  /// The file's records that a recipient outside may get, the oldest first: a safety plan goes to nobody so.
  func recordsToHandOut(to recipient: Recipient? = nil, in tx: Transaction) throws -> [Note] {
    guard recipient.map(Recipient.outside(of: file).contains) ?? true else { return [] }
    return try notes(in: tx).reversed().filter { $0.state == .record && !$0.content.kind.isPlan }
  }
}
