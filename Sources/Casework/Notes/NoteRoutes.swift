internal import Access
internal import AccessLog
internal import Hummingbird
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
      .post("\(Self.path)/{note}", .boardStaff, save),
    ]
  }

  @Sendable private func newNote(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let corrects = visit.query("rattar").map { ID<Note>($0) }
    let (open, subject, note, corrected) = try await desk.open(visit.id("file"), to: .read, "Ny anteckning") {
      open, tx in
      (open, try open.subject(), tx.newID(at: desk.now) as ID<Note>, try corrects.flatMap { try open.note($0, in: tx) })
    }
    let kind = visit.query("slag").flatMap(NoteKind.init) ?? .plain
    guard kind.isFor(open.file.role) else { throw Refusal.notFound }
    var values = [("slag", kind.rawValue)]
    if let corrected {
      values += [("rattar", corrected.id.text)]
      if kind == .plain { values += [("rubrik", "Rättelse: \(corrected.content.title)")] }
    }
    let form = Form(fields: values.map { (name: $0.0, value: $0.1) })
    return visit.page(NoteFormPage(open: open, subject: subject, id: note, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let id: ID<Note> = visit.id("note")
    let (open, subject, note) = try await desk.open(visit.id("file"), to: .read, "Anteckning \(id)") { open, tx in
      (open, try open.subject(), try open.note(id, in: tx))
    }
    guard let note else { throw Refusal.notFound }
    if note.state == .draft {
      return visit.page(
        NoteFormPage(open: open, subject: subject, id: id, form: Form(note), csrf: visit.csrf, saved: note.savedAt).page
      )
    }
    let writer = try await visit.site.identity.staffNames(of: [note.writer], in: desk.board)
    return visit.page(
      NotePage(open: open, subject: subject, note: note, writer: writer[note.writer] ?? "", csrf: visit.csrf).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, file): (ID<Note>, ID<CaseFile>) = (visit.id("note"), visit.id("file"))
    do {
      let act = try SaveNote(form: visit.form)
      // What a record said is held by the log too: its hash is in the tree that is signed.
      let done =
        act.isRecord ? "Upprättar anteckning \(id), SHA-256 \(try act.content.hash())" : "Sparar utkast \(id)"
      let saved = try await desk.open(file, to: .write, done, withWhereabouts: act.isRecord) { open, tx in
        try act.perform(on: id, in: tx, by: open)
      }
      if visit.open.isAutosave { return try report(saved.note, visit) }
      if let revealing = saved.revealing { return try await formAgain(visit, desk, held: (saved.note, revealing)) }
      return visit.redirect(
        to: act.isRecord ? "\(desk.path)/akter/\(file)" : "\(desk.path)/akter/\(file)/anteckningar/\(id)",
        notice: act.isRecord ? Self.recorded(act.content.kind) : "Utkastet är sparat.")
    } catch let problems as Problems {
      if let first = problems.list.first, visit.open.isAutosave {
        return try AutosaveReport(status: "invalid", text: "\(first.sentence) Texten är inte sparad.").response()
      }
      return try await formAgain(visit, desk, problems: problems)
    } catch let changed as NoteChanged {
      if visit.open.isAutosave {
        let text = "Anteckningen har ändrats i ett annat fönster. Spara, så visas båda versionerna."
        return try AutosaveReport(status: "conflict", text: text, url: visit.path).response()
      }
      return try await formAgain(visit, desk, stored: changed.stored)
    }
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
    _ visit: Visit, _ desk: Desk, problems: Problems = Problems(), stored: Note? = nil,
    held: (note: Note, revealing: RevealingWords)? = nil
  ) async throws -> Response {
    let id: ID<Note> = visit.id("note")
    let (open, subject) = try await desk.open(visit.id("file"), to: .read, "Anteckning \(id)") { open, _ in
      (open, try open.subject())
    }
    var page = NoteFormPage(
      open: open, subject: subject, id: id, form: visit.form, csrf: visit.csrf, stored: stored, problems: problems)
    if let (note, revealing) = held {
      // The draft that it has become is what is saved over next.
      let fields = visit.form.fields.filter { $0.name != SaveNote.versionField }
      page = NoteFormPage(
        open: open, subject: subject, id: id,
        form: Form(fields: fields + [(SaveNote.versionField, String(note.version))]), csrf: visit.csrf,
        saved: note.savedAt, revealing: revealing, problems: revealing.problems)
      return visit.page(page.page, problems: revealing.problems)
    }
    return problems.isEmpty ? visit.page(page.page, status: .conflict) : visit.page(page.page, problems: problems)
  }
}
