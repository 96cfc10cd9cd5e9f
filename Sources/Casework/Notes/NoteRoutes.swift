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
    var form = Form()
    if let corrected {
      form = Form(fields: [("rattar", corrected.id.text), ("rubrik", "Rättelse: \(corrected.content.title)")])
    }
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
    return visit.page(NotePage(open: open, subject: subject, note: note, writer: writer[note.writer] ?? "").page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, file): (ID<Note>, ID<CaseFile>) = (visit.id("note"), visit.id("file"))
    do {
      let act = try SaveNote(form: visit.form)
      // What a record said is held by the log too: its hash is in the tree that is signed.
      let done =
        act.isRecord ? "Upprättade anteckning \(id), SHA-256 \(try act.content.hash())" : "Sparade utkast \(id)"
      let note = try await desk.open(file, to: .write, done) { open, tx in
        try act.perform(on: id, in: tx, by: open)
      }
      if visit.open.isAutosave { return try report(note, visit) }
      return visit.redirect(
        to: act.isRecord ? "\(desk.path)/akter/\(file)" : "\(desk.path)/akter/\(file)/anteckningar/\(id)",
        notice: act.isRecord ? "Anteckningen är upprättad." : "Utkastet är sparat.")
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

  private func report(_ note: Note, _ visit: Visit) throws -> Response {
    try AutosaveReport(
      status: "saved", text: "Utkast sparat kl. \(SwedishTime(visit.now).clock)",
      versions: ["anteckning": String(note.version)]
    ).response()
  }

  private func formAgain(
    _ visit: Visit, _ desk: Desk, problems: Problems = Problems(), stored: Note? = nil
  ) async throws -> Response {
    let id: ID<Note> = visit.id("note")
    let (open, subject) = try await desk.open(visit.id("file"), to: .read, "Anteckning \(id)") { open, _ in
      (open, try open.subject())
    }
    let page = NoteFormPage(
      open: open, subject: subject, id: id, form: visit.form, csrf: visit.csrf, stored: stored, problems: problems)
    return problems.isEmpty ? visit.page(page.page, status: .conflict) : visit.page(page.page, problems: problems)
  }
}
