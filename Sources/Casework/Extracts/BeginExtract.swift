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
    static let notes = "handling"
  }

  private let recipient: Recipient
  private let name: String?
  private let request: String
  /// Nil for all that may go.
  private let notes: [ID<Note>]?

  init(form: Form) throws {
    var problems = Problems()
    let recipient = form.text(Field.recipient).flatMap(Recipient.init)
    if recipient?.isOutside != true { problems.add(Field.recipient, "Välj vem som har bett om handlingarna.") }
    let name =
      recipient?.isNamed == true
      ? problems.require(form, Field.name, "Skriv vem det är, till exempel ombudets namn eller domstolen.") : nil
    let request = problems.require(form, Field.request, "Skriv vad mottagaren har bett om.", limit: 1000)
    let notes: [ID<Note>] = form.all(Field.notes).map { ID($0) }
    if notes.isEmpty { problems.add(Field.notes, "Välj minst en handling.") }
    guard let recipient, problems.isEmpty else { throw problems }
    self.recipient = recipient
    self.name = name
    self.request = request
    self.notes = notes
  }

  /// Of all that the file's own person may get.
  package init(allForPerson request: String) {
    recipient = .person
    name = nil
    self.request = request
    notes = nil
  }

  /// Throws `Problems` for a record that does not go to that recipient.
  @discardableResult
  package func perform(in tx: Transaction, by open: OpenFile) throws -> ID<Extract> {
    let mayGo = try open.recordsToHandOut(to: recipient, in: tx).map(\.id)
    guard Set(mayGo).isSuperset(of: notes ?? []) else {
      throw Problems(Field.notes, "En av handlingarna lämnas inte till den mottagaren. Välj bland de andra.")
    }
    let id: ID<Extract> = tx.newID(at: open.desk.now)
    try open.begin(ExtractContent(recipient, name: name, request: request, notes: notes ?? mayGo), as: id, in: tx)
    return id
  }
}

extension OpenFile {
  /// The file's records that a recipient may get; those that anybody outside may get where nobody is named. The oldest first.
  func recordsToHandOut(to recipient: Recipient? = nil, in tx: Transaction) throws -> [Note] {
    try notes(in: tx).reversed().filter { note in
      let choices = Recipient.choices(for: note, in: file)
      return note.state == .record && (recipient.map(choices.contains) ?? choices.contains(where: \.isOutside))
    }
  }
}
