internal import Access
internal import AccessLog
internal import Instruments
package import Storage
package import Vocabulary
internal import Web

/// Writes a note as a draft, and makes it a record when its writer says so. Sv: spara eller upprätta anteckning.
package struct SaveNote: Sendable {
  package let content: NoteContent
  /// The version that the writer had before them; 0 for a new note.
  package let version: Int
  package let isRecord: Bool
  /// Whoever writes has said that it is as it should be, and is not just typing.
  private let isWhole: Bool
  /// The record that this one corrects, or the consent that it takes back.
  package let corrects: ID<Note>?
  /// What its writer says of words that could tell where somebody is.
  let places: PlaceAnswer
  /// Files that were sent with a form, and all that its answers name; nil where the note is none that takes files.
  private let files: (sent: [AttachedFile], named: [ID<AttachedFile>])?

  package init(_ content: NoteContent, version: Int = 0, isRecord: Bool, corrects: ID<Note>? = nil) {
    self.init(
      content, version: version, isRecord: isRecord, isWhole: isRecord, corrects: corrects, places: .none, files: nil)
  }

  private init(
    _ content: NoteContent, version: Int, isRecord: Bool, isWhole: Bool, corrects: ID<Note>?, places: PlaceAnswer,
    files: (sent: [AttachedFile], named: [ID<AttachedFile>])?
  ) {
    self.files = files
    self.content = content
    self.version = version
    self.isRecord = isRecord
    self.isWhole = isWhole
    self.corrects = corrects
    self.places = places
  }

  private static let longest = 100_000
  /// The script puts the new version into it when it has saved.
  static let versionField = "version.anteckning"
  static let lookedThroughField = "plats-kontrollerad"
  static let reasonField = "plats-skal"

  /// Before a file is opened for it. `filled` is the form that is filled in, for a note of that kind.
  init(form: Form, filled: OpenForm? = nil, files: [AttachedFile] = [], on today: CalendarDate) throws {
    var problems = Problems()
    let kind = NoteKind(rawValue: form.raw("slag")) ?? .plain
    let isRecord = form.has("uppratta") && !kind.isOwn
    // What stays its writer's own is whole when they say so.
    let isWhole = isRecord || kind.isOwn && form.has("utkast")
    let heading = kind == .plain ? form.text("rubrik") ?? "" : filled?.instrument.name ?? ""
    if kind == .plain, heading.count > 200 {
      problems.add("rubrik", "Rubriken är \(heading.count) tecken lång. Korta den till högst 200 tecken.")
    }
    let text = form.text("text") ?? ""
    if text.isEmpty, isRecord, kind == .plain { problems.add("text", "Skriv något innan du upprättar anteckningen.") }
    if text.count > Self.longest {
      problems.add(
        "text", "Texten är \(text.count) tecken lång. Dela den på flera anteckningar med högst 100 000 tecken var.")
    }
    var answers: [String: String] = [:]
    for field in kind.fields { answers[field.name] = field.read(form, isRecord: isWhole, &problems) }
    if isWhole, kind.isOwn {
      for field in kind.fields {
        guard let day = answers[field.name].flatMap({ CalendarDate($0) }) else { continue }
        if let fault = field.fault(of: day, on: today) { problems.add(field.name, fault, about: field.label) }
      }
    }
    if isRecord, let filled { problems.append(filled.problems) }
    try problems.check()
    self.init(
      NoteContent(kind, heading: heading, text: text, answers: answers, filled: filled?.answers),
      version: form.number(Self.versionField) ?? 0, isRecord: isRecord, isWhole: isWhole,
      corrects: form.text("rattar").map { ID($0) },
      places: PlaceAnswer(form),
      files: filled.flatMap { filled in
        filled.takesFiles ? (files, filled.form.attachments.values.compactMap(AttachedFile.id)) : nil
      })
  }

  /// The id comes with the form, so that a form that is sent twice makes one note. Throws `NoteChanged` when the draft has
  /// got another version since the writer opened it, and `Problems` when the case is not where the document belongs. What could
  /// tell where somebody is stays a draft until its writer has looked at it.
  package func perform(on id: ID<Note>, in tx: Transaction, by evidence: OpenFile) throws -> SavedNote {
    let stored = try evidence.note(id, in: tx)
    if let stored, stored.content == content, stored.state == .record || stored.version != version && !isRecord {
      // The answer was lost on its way, and the same comes again.
      return SavedNote(note: stored, revealing: nil)
    }
    let isForParty = content.kind == .decision
    let revealing = isRecord ? try evidence.held(content.allText, isForParty: isForParty, places, in: tx) : nil
    let isRecord = isRecord && revealing == nil
    let note = try write(id, over: stored, isRecord: isRecord, in: tx, by: evidence)
    if let files { try evidence.keep(files.sent, of: id, naming: files.named, isRecord: isRecord, in: tx) }
    if isWhole, content.kind.isOwn { try remind(id, in: tx, by: evidence) }
    if isRecord { try RecordStep(note: id, content: content, refersTo: corrects, open: evidence).perform(in: tx) }
    return SavedNote(note: note, revealing: revealing)
  }

  /// Only that there is something, and the day, is seen by others.
  private func remind(_ id: ID<Note>, in tx: Transaction, by evidence: OpenFile) throws {
    let (file, now) = (evidence.file.id, evidence.desk.now)
    try tx.stopClock(.reminder, of: file, about: id, at: now)
    guard let day = content.day("dag") else { return }
    try tx.startClock(.reminder, of: file, about: id, from: now.day, due: day, at: now)
  }

  private func write(
    _ id: ID<Note>, over stored: Note?, isRecord: Bool, in tx: Transaction, by evidence: OpenFile
  ) throws -> Note {
    guard let stored else {
      try add(id, isRecord: isRecord, in: tx, by: evidence)
      return try written(id, in: tx, by: evidence)
    }
    guard stored.state == .draft, stored.version == version else { throw NoteChanged(stored: stored) }
    // What was begun in one form is finished in it.
    guard stored.content.filled?.instrument == content.filled?.instrument else { throw Refusal.notFound }
    let now = evidence.desk.now
    try tx.execute(
      """
      UPDATE note SET state = \(Self.state(isRecord)), version = \(version + 1), saved_at = \(now),
        recorded_at = \(isRecord ? now : nil), discarded_at = NULL, sealed = \(try evidence.sealed(content, id))
      WHERE id = \(id)
      """)
    return try written(id, in: tx, by: evidence)
  }

  private func add(_ id: ID<Note>, isRecord: Bool, in tx: Transaction, by evidence: OpenFile) throws {
    // Another's draft, or another file's note, answers as one that does not exist.
    guard version == 0, id.isWellFormed, try !tx.exists("SELECT 1 FROM note WHERE id = \(id)") else {
      throw Refusal.notFound
    }
    if let corrects, try evidence.note(corrects, in: tx)?.state != .record { throw Refusal.notFound }
    let now = evidence.desk.now
    try tx.execute(
      """
      INSERT INTO note (id, file_id, staff_id, state, version, saved_at, recorded_at, corrects_id, sealed)
      VALUES (\(id), \(evidence.file.id), \(evidence.desk.staff.id), \(Self.state(isRecord)), \(1), \(now),
        \(isRecord ? now : nil), \(corrects), \(try evidence.sealed(content, id)))
      """)
  }

  private static func state(_ isRecord: Bool) -> Note.State { isRecord ? .record : .draft }

  private func written(_ id: ID<Note>, in tx: Transaction, by evidence: OpenFile) throws -> Note {
    guard let note = try evidence.note(id, in: tx) else { throw Refusal.notFound }
    return note
  }
}

/// What came of saving. Sv: sparad anteckning.
package struct SavedNote: Sendable {
  package let note: Note
  /// What holds it back as a draft; nil when nothing does.
  let revealing: RevealingWords?
}

/// The note was saved from another window, or has become a record, since it was opened: nothing was written over.
/// Sv: ändrad anteckning.
package struct NoteChanged: Error {
  package let stored: Note
}
