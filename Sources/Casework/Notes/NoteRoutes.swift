internal import Access
internal import AccessLog
internal import Documents
internal import Hummingbird
internal import Instruments
internal import Storage
internal import Vocabulary
internal import Web

/// A file's notes: a new one, a draft that is written on, a record that is read and corrected.
struct NoteRoutes {
  let boards: Boards

  private static let path = "/namnder/{board}/akter/{file}/anteckningar"

  var routes: [Route] {
    [
      .get("\(Self.path)/ny", .boardStaff, newNote),
      .get("\(Self.path)/{note}", .boardStaff, show),
      .post("\(Self.path)/{note}", .boardStaff, bodyLimit: Route.fileLimit, save),
      .get("\(Self.path)/{note}/bilagor/{attachment}", .boardStaff, attachment),
    ]
  }

  @Sendable private func newNote(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let corrects = visit.query("rattar").map { ID<Note>($0) }
    let kind = visit.query("slag").flatMap(NoteKind.init) ?? .plain
    let filled = kind == .form ? try await emptyForm(visit, desk) : nil
    let new = try await desk.open(visit.id("file"), to: .read, "Ny anteckning") { open, tx in
      NewNote(
        open: open, subject: try open.subject(), id: tx.newID(at: desk.now),
        corrected: try corrects.flatMap { try open.note($0, in: tx) },
        forms: try open.recordedForms(for: kind, in: tx))
    }
    guard kind.isFor(new.open.file.role) else { throw Refusal.notFound }
    if kind == .form, filled == nil { return try await chooseForm(visit, desk, new) }
    var values = [("slag", kind.rawValue)]
    if let corrected = new.corrected {
      values += [("rattar", corrected.id.text)]
      if kind == .plain { values += [("rubrik", "Rättelse: \(corrected.content.title)")] }
    }
    let form = Form(fields: values.map { (name: $0.0, value: $0.1) })
    return visit.page(
      NoteFormPage(
        open: new.open, subject: new.subject, id: new.id, form: form, csrf: visit.csrf, filled: filled,
        recordedForms: new.forms
      ).page)
  }

  private func emptyForm(_ visit: Visit, _ desk: Desk) async throws -> OpenForm? {
    guard let id = visit.query(OpenForm.field) else { return nil }
    return try await desk.emptyForm(ID(id))
  }

  private struct NewNote {
    let open: OpenFile
    let subject: CaseSubject
    let id: ID<Note>
    let corrected: Note?
    let forms: [Note]
  }

  private func chooseForm(_ visit: Visit, _ desk: Desk, _ new: NewNote) async throws -> Response {
    let instruments = try await desk.board.database.read { try $0.instruments() }.filter { $0.state == .active }
    return visit.page(ChooseFormPage(open: new.open, subject: new.subject, instruments: instruments).page)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let id: ID<Note> = visit.id("note")
    let (open, subject, note, forms, reference) = try await desk.open(visit.id("file"), to: .read, "Anteckning \(id)") {
      open, tx in
      let note = try open.note(id, in: tx)
      let isDraft = note?.state == .draft
      return (
        open, try open.subject(), note,
        isDraft ? try open.recordedForms(for: note?.content.kind ?? .plain, in: tx) : [],
        isDraft ? nil : try open.reference(of: id, in: tx)
      )
    }
    guard let note else { throw Refusal.notFound }
    if note.discardedAt != nil {
      return visit.page(
        DiscardedPage(
          open: open, subject: subject, note: note, filled: try await desk.form(in: note), csrf: visit.csrf
        ).page)
    }
    let filled = try await desk.form(in: note)
    if note.state == .draft {
      return visit.page(
        NoteFormPage(
          open: open, subject: subject, id: id, form: Form(note), csrf: visit.csrf, saved: note.savedAt,
          filled: filled, recordedForms: forms
        ).page)
    }
    let writer = try await visit.site.identity.staffNames(of: [note.writer], in: desk.board)
    return visit.page(
      NotePage(
        open: open, subject: subject, note: note, writer: writer[note.writer] ?? "", csrf: visit.csrf,
        filled: filled, reference: reference, isWorkSupport: try await desk.isWorkSupport()
      ).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, file): (ID<Note>, ID<CaseFile>) = (visit.id("note"), visit.id("file"))
    let sent = try await sentForm(visit, desk)
    let filled = sent.filled
    do {
      try sent.files.problems.check()
      let act = try SaveNote(
        form: visit.form, filled: filled, files: sent.files.new.map(\.file), on: visit.today)
      // What a record said is held by the log too: its hash is in the tree that is signed.
      let done =
        act.isRecord ? "Upprättar anteckning \(id), SHA-256 \(try act.content.hash())" : "Sparar utkast \(id)"
      let saved = try await desk.open(file, to: .write, done, withWhereabouts: act.isRecord) { open, tx in
        try act.perform(on: id, in: tx, by: open)
      }
      if visit.open.isAutosave { return try report(saved.note, visit) }
      if saved.revealing != nil || visit.form.asksForMore {
        return try await formAgain(visit, desk, filled, saved: saved)
      }
      if act.content.kind.isOwn {
        return visit.redirect(to: "\(desk.path)/akter/\(file)", notice: "Påminnelsen är sparad.")
      }
      return visit.redirect(
        to: act.isRecord ? "\(desk.path)/akter/\(file)" : "\(desk.path)/akter/\(file)/anteckningar/\(id)",
        notice: act.isRecord ? Self.recorded(act.content.kind) : "Utkastet är sparat.")
    } catch let problems as Problems {
      if let first = problems.list.first, visit.open.isAutosave {
        return try AutosaveReport(status: "invalid", text: "\(first.sentence) Texten är inte sparad.").response()
      }
      guard let saved = try await keep(sent, visit, desk) else {
        var all = problems
        all.append(sent.files.lost)
        return try await formAgain(visit, desk, sent.bare, problems: all)
      }
      return try await formAgain(visit, desk, filled, problems: problems, saved: saved)
    } catch let changed as NoteChanged {
      if visit.open.isAutosave {
        let text = "Anteckningen har ändrats i ett annat fönster. Spara, så visas båda versionerna."
        return try AutosaveReport(status: "conflict", text: text, url: visit.path).response()
      }
      return try await formAgain(visit, desk, sent.bare, problems: sent.files.lost, stored: changed.stored)
    }
  }

  /// The form that was sent, with the files of its draft alone, and with those that came too.
  private struct Sent {
    let bare: OpenForm?
    let filled: OpenForm?
    let files: SentFiles
  }

  private func sentForm(_ visit: Visit, _ desk: Desk) async throws -> Sent {
    let files = SentFiles(visit.form, isAutosave: visit.open.isAutosave, at: desk.now)
    let id: ID<Note> = visit.id("note")
    var kept: [(field: FieldName, attachment: Attachment)] = []
    if !files.kept.isEmpty {
      let (note, others) = try await desk.open(visit.id("file"), to: .read, "Bilagor till \(id)") { open, tx in
        let note = try open.note(id, in: tx)
        return (note, try note.map { try open.attachments(files.kept, in: $0, tx) } ?? [])
      }
      kept = others
      if let note { kept += files.kept(in: try await desk.form(in: note)) }
    }
    let new = try files.new.map { (field: $0.field, attachment: try $0.file.attachment()) }
    let bare = try await desk.form(sent: visit.form, with: kept)
    let filled = new.isEmpty ? bare : try await desk.form(sent: visit.form, with: kept + new)
    return Sent(bare: bare, filled: filled, files: files)
  }

  /// What was sent as a file stays in the draft while the rest is mended; nil where nothing could be saved.
  private func keep(_ sent: Sent, _ visit: Visit, _ desk: Desk) async throws -> SavedNote? {
    guard !sent.files.new.isEmpty,
      let act = try? SaveNote(
        form: visit.form.without("uppratta"), filled: sent.filled, files: sent.files.new.map(\.file), on: visit.today)
    else { return nil }
    let id: ID<Note> = visit.id("note")
    do {
      return try await desk.open(visit.id("file"), to: .write, "Sparar utkast \(id)") { open, tx in
        try act.perform(on: id, in: tx, by: open)
      }
    } catch is NoteChanged {
      return nil
    }
  }

  /// Always to be saved, never shown as a page of ours.
  @Sendable private func attachment(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, note): (ID<AttachedFile>, ID<Note>) = (visit.id("attachment"), visit.id("note"))
    let bytes = try await desk.open(visit.id("file"), to: .read, "Bilaga \(id) till \(note)") { open, tx in
      guard try open.note(note, in: tx) != nil, let bytes = try open.file(id, of: note, in: tx) else {
        throw Refusal.notFound
      }
      return bytes
    }
    guard let kind = AttachedFile.Kind(bytes: bytes) else { throw Refusal.notFound }
    return .file(bytes, name: "bilaga.\(kind.ending)", type: kind.type)
  }

  private static func recorded(_ kind: NoteKind) -> String {
    kind == .plain ? "Anteckningen är upprättad." : "Upprättat: \(kind.swedish.lowercasedFirst)."
  }

  private func report(_ note: Note, _ visit: Visit) throws -> Response {
    try AutosaveReport(
      status: "saved", text: "Utkast sparat \(SwedishTime(visit.now).clock)",
      versions: ["anteckning": String(note.version)]
    ).response()
  }

  private func formAgain(
    _ visit: Visit, _ desk: Desk, _ filled: OpenForm?, problems: Problems = Problems(), stored: Note? = nil,
    saved: SavedNote? = nil
  ) async throws -> Response {
    let id: ID<Note> = visit.id("note")
    let kind = NoteKind(rawValue: visit.form.raw("slag")) ?? .plain
    let (open, subject, forms) = try await desk.open(visit.id("file"), to: .read, "Anteckning \(id)") { open, tx in
      (open, try open.subject(), try open.recordedForms(for: kind, in: tx))
    }
    let problems = saved?.revealing?.problems ?? problems
    var fields = visit.form.fields
    if let saved {
      // The draft that it has become is what is saved over next.
      fields =
        fields.filter { $0.name != SaveNote.versionField } + [(SaveNote.versionField, String(saved.note.version))]
    }
    var storedForm: OpenForm?
    if let stored { storedForm = try await desk.form(in: stored) }
    let page = NoteFormPage(
      open: open, subject: subject, id: id, form: Form(fields: fields), csrf: visit.csrf, saved: saved?.note.savedAt,
      stored: stored, storedForm: storedForm, revealing: saved?.revealing, filled: filled, recordedForms: forms,
      problems: problems)
    if stored != nil { return visit.page(page.page, status: .conflict) }
    return problems.isEmpty ? visit.page(page.page) : visit.page(page.page, problems: problems)
  }
}

extension Form {
  /// Whether whoever fills in a form wants it back with more questions, rather than to be done.
  fileprivate var asksForMore: Bool {
    has(OpenForm.showField) || fields.contains { $0.name.hasSuffix("!add") || $0.name.hasSuffix("!remove") }
  }
}
