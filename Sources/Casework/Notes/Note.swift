internal import Storage
internal import Vault
package import Vocabulary

/// What was said, seen or done, on a file. A draft is its writer's own; a record is never changed, and is corrected by
/// another note. Sv: anteckning.
package struct Note: Sendable {
  package let id: ID<Note>
  package let writer: ID<StaffMember>
  package let state: State
  /// Grows with each time that the draft is saved.
  package let version: Int
  package let savedAt: Moment
  package let recordedAt: Moment?
  package let corrects: ID<Note>?
  /// When its writer threw the draft away; it can be taken back for a time.
  package let discardedAt: Moment?
  package let content: NoteContent

  package enum State: String, Sendable, Bindable, ColumnReadable {
    /// Sv: utkast.
    case draft
    /// Sv: upprättad.
    case record
  }
}

/// What a note says. Sv: anteckningens innehåll.
package struct NoteContent: Sendable, Equatable {
  package var kind: NoteKind
  /// Of a plain note, or the name of a form; another document's heading is what it is.
  package var heading: String
  package var text: String
  /// What a document asks for, by field.
  package var answers: [String: String]
  /// Of a form that was filled in.
  package var filled: FilledAnswers?

  package init(
    _ kind: NoteKind = .plain, heading: String = "", text: String = "", answers: [String: String] = [:],
    filled: FilledAnswers? = nil
  ) {
    self.kind = kind
    self.heading = heading
    self.text = text
    self.answers = answers
    self.filled = filled
  }

  /// What the file's other readers see first.
  package var title: String {
    switch kind {
    case .plain: heading.isEmpty ? "Anteckning utan rubrik" : heading
    case .form: heading
    case .courtStep, .transfer, .deviation, .whereaboutsSecrecy:
      [kind.swedish, step].compactMap(\.self).joined(separator: ": ")
    default: kind.swedish
    }
  }

  /// What has happened, where several documents of a kind follow on each other.
  private var step: String? {
    guard let field = kind.fields.first, let answer = answers[field.name] else { return nil }
    return field.words(answer).lowercasedFirst
  }

  /// The fields that were answered, of those that are guarded or of the rest.
  func answered(isGuarded: Bool) -> [NoteField] {
    kind.fields.filter { $0.isGuarded == isGuarded && answers[$0.name] != nil }
  }

  /// All that was written, to be looked through.
  var allText: String { text { _ in true } }

  /// The same without what is guarded, which is never printed.
  var printedText: String { text { !$0.isGuarded } }

  private func text(of isWanted: (NoteField) -> Bool) -> String {
    let answered = kind.fields.filter { !$0.isReference && isWanted($0) }.compactMap { answers[$0.name] }
    // A form's name is nobody's whereabouts.
    return ([kind == .form ? "" : heading, text, filled?.text ?? ""] + answered).joined(separator: "\n")
  }

  init(_ bytes: [UInt8]) throws {
    let texts = try NamedTexts(bytes)
    kind = texts["kind"].flatMap(NoteKind.init) ?? .plain
    heading = texts["heading"] ?? ""
    text = texts["text"] ?? ""
    answers = kind.fields.reduce(into: [:]) { $0[$1.name] = texts[Self.prefix + $1.name] }
    filled = kind == .form ? FilledAnswers(texts) : nil
  }

  private static let prefix = "field."

  var bytes: [UInt8] {
    var texts = NamedTexts(["heading": heading, "text": text, "kind": kind == .plain ? nil : kind.rawValue])
    for (name, answer) in answers { texts[Self.prefix + name] = answer }
    filled?.write(to: &texts)
    return texts.bytes
  }

  /// In hexadecimal.
  func hash() throws -> String { try Hashing.sha256(bytes).map(\.hexadecimal).joined() }
}

extension OpenFile {
  /// The file's records, and the drafts of whoever opened it, the newest first: by when they were written, for an id is given when
  /// the form is opened.
  func notes(in tx: Transaction) throws -> [Note] {
    try tx.rows(
      """
      \(Self.columns) WHERE file_id = \(file.id) AND (state = 'record' OR \(isOwn))
      ORDER BY COALESCE(recorded_at, saved_at) DESC, id DESC
      """
    ).map(note)
  }

  /// Nil for another's draft too.
  func note(_ id: ID<Note>, in tx: Transaction) throws -> Note? {
    try tx.row(
      """
      \(Self.columns) WHERE id = \(id) AND file_id = \(file.id) AND (state = 'record' OR \(isOwn))
      """
    ).map(note)
  }

  /// By account: a new post does not lose a draft.
  private var isOwn: SQL { "staff_id IN (SELECT id FROM staff WHERE account = \(desk.staff.account))" }

  func sealed(_ content: NoteContent, _ id: ID<Note>) throws -> [UInt8] {
    try key.seal(content.bytes, for: desk.board.place("note", id.text))
  }

  private static var columns: SQL { Note.columns }

  private func note(_ row: Row) throws -> Note { try desk.board.note(row, key) }
}

extension OpenBoard {
  /// A file's records for what the program works out of them: nobody is shown what they say.
  func records(of file: ID<CaseFile>, _ key: SealingKey, in tx: Transaction) throws -> [Note] {
    try tx.rows("\(Note.columns) WHERE file_id = \(file) AND state = 'record'").map { try note($0, key) }
  }

  fileprivate func note(_ row: Row, _ key: SealingKey) throws -> Note {
    let id: ID<Note> = try row.get("id")
    return Note(
      id: id, writer: try row.get("staff_id"), state: try row.get("state"), version: try row.get("version"),
      savedAt: try row.get("saved_at"), recordedAt: try row.optional("recorded_at"),
      corrects: try row.optional("corrects_id"), discardedAt: try row.optional("discarded_at"),
      content: try NoteContent(key.open(row.get("sealed"), for: place("note", id.text))))
  }
}

extension Note {
  fileprivate static var columns: SQL {
    "SELECT id, staff_id, state, version, saved_at, recorded_at, corrects_id, discarded_at, sealed FROM note"
  }
}
