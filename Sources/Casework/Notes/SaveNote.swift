internal import Access
package import Storage
package import Vocabulary
internal import Web

/// Writes a note as a draft, and makes it a record when its writer says so. Sv: spara eller upprätta anteckning.
package struct SaveNote: Sendable {
  package let content: NoteContent
  /// The version that the writer had before them; 0 for a new note.
  package let version: Int
  package let isRecord: Bool
  /// The record that this one corrects.
  package let corrects: ID<Note>?

  package init(_ content: NoteContent, version: Int = 0, isRecord: Bool, corrects: ID<Note>? = nil) {
    self.content = content
    self.version = version
    self.isRecord = isRecord
    self.corrects = corrects
  }

  private static let longest = 100_000
  /// The script puts the new version into it when it has saved.
  static let versionField = "version.anteckning"

  /// Before a file is opened for it.
  init(form: Form) throws {
    let isRecord = form.has("uppratta")
    var problems = Problems()
    let heading = form.text("rubrik") ?? ""
    if heading.count > 200 {
      problems.add("rubrik", "Rubriken är \(heading.count) tecken lång. Korta den till högst 200 tecken.")
    }
    let text = form.text("text") ?? ""
    if text.isEmpty, isRecord { problems.add("text", "Skriv något innan du upprättar anteckningen.") }
    if text.count > Self.longest {
      problems.add(
        "text", "Texten är \(text.count) tecken lång. Dela den på flera anteckningar med högst 100 000 tecken var.")
    }
    try problems.check()
    self.init(
      NoteContent(heading: heading, text: text), version: form.number(Self.versionField) ?? 0, isRecord: isRecord,
      corrects: form.text("rattar").map { ID($0) })
  }

  /// The id comes with the form, so that a form that is sent twice makes one note. Throws `NoteChanged` when the draft has
  /// got another version since the writer opened it.
  package func perform(on id: ID<Note>, in tx: Transaction, by evidence: OpenFile) throws -> Note {
    guard let note = try evidence.note(id, in: tx) else { return try add(id, in: tx, by: evidence) }
    guard note.state == .draft, note.version == version else {
      // The answer was lost on its way, and the same comes again.
      if note.content == content, note.state == .record || !isRecord { return note }
      throw NoteChanged(stored: note)
    }
    let now = evidence.desk.now
    try tx.execute(
      """
      UPDATE note SET state = \(state), version = \(version + 1), saved_at = \(now), recorded_at = \(isRecord ? now : nil),
        sealed = \(try evidence.sealed(content, id))
      WHERE id = \(id)
      """)
    return try written(id, in: tx, by: evidence)
  }

  private func add(_ id: ID<Note>, in tx: Transaction, by evidence: OpenFile) throws -> Note {
    // Another's draft, or another file's note, answers as one that does not exist.
    guard version == 0, id.isWellFormed, try !tx.exists("SELECT 1 FROM note WHERE id = \(id)") else {
      throw Refusal.notFound
    }
    if let corrects, try evidence.note(corrects, in: tx)?.state != .record { throw Refusal.notFound }
    let now = evidence.desk.now
    try tx.execute(
      """
      INSERT INTO note (id, file_id, staff_id, state, version, saved_at, recorded_at, corrects_id, sealed)
      VALUES (\(id), \(evidence.file.id), \(evidence.desk.staff.id), \(state), \(1), \(now),
        \(isRecord ? now : nil), \(corrects), \(try evidence.sealed(content, id)))
      """)
    return try written(id, in: tx, by: evidence)
  }

  private var state: Note.State { isRecord ? .record : .draft }

  private func written(_ id: ID<Note>, in tx: Transaction, by evidence: OpenFile) throws -> Note {
    guard let note = try evidence.note(id, in: tx) else { throw Refusal.notFound }
    return note
  }
}

/// The note was saved from another window, or has become a record, since it was opened: nothing was written over.
/// Sv: ändrad anteckning.
package struct NoteChanged: Error {
  package let stored: Note
}
