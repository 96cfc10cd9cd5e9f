internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// A safety plan on paper, to be kept where it may be found: without logo, title, name and number. Sv: skriv ut säkerhetsplan.
struct PrintPlan {
  let boards: Boards

  var routes: [Route] {
    [.post("/namnder/{board}/akter/{file}/anteckningar/{note}/utskrift", .boardStaff, show)]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let id: ID<Note> = visit.id("note")
    let purpose = visit.form.text("andamal")
    let detail = purpose.map { "Skrev ut \(id): \($0)" } ?? "Frågade om utskrift av \(id)"
    let (open, subject, note, reference) = try await desk.open(
      visit.id("file"), to: purpose == nil ? .read : .print, detail
    ) { open, tx in
      guard let note = try open.note(id, in: tx), note.state == .record, note.content.kind.isPlan else {
        throw Refusal.notFound
      }
      return (open, try open.subject(), note, try open.reference(of: id, in: tx))
    }
    guard purpose != nil else {
      let problems = Problems("andamal", "Skriv vad utskriften ska användas till.")
      let writer = try await visit.site.identity.staffNames(of: [note.writer], in: desk.board)
      let page = NotePage(
        open: open, subject: subject, note: note, writer: writer[note.writer] ?? "", csrf: visit.csrf,
        reference: reference, isWorkSupport: try await desk.isWorkSupport(), form: visit.form, problems: problems)
      return visit.page(page.page, problems: problems)
    }
    return .html(Self.paper(note))
  }

  /// Nothing on it says where it comes from or whom it is about.
  private static func paper(_ note: Note) -> HTML {
    let answered = note.content.kind.fields.filter { note.content.answers[$0.name] != nil }
    return Sheet(
      title: "Lista", kind: "paper",
      content: """
        \(answered.html { field in
          "<p><strong>\(field.label)</strong></p>\(paragraphs(field.words(note.content.answers[field.name] ?? "")))"
        })\(paragraphs(note.content.text))
        """
    ).html
  }
}

extension NoteKind {
  /// Made together with the person, who may want it on paper.
  var isPlan: Bool { self == .safetyPlan || self == .childSafetyPlan }
}
