internal import Access
internal import AccessLog
internal import Hummingbird
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// Where somebody is: asked for with a reason, shown once, saved.
struct WhereaboutsRoutes {
  let boards: Boards

  private static let path = "/namnder/{board}/akter/{file}/plats"

  var routes: [Route] {
    [
      .get(Self.path, .boardStaff, ask), .post(Self.path, .boardStaff, save),
      .post("\(Self.path)/visa", .boardStaff, show),
    ]
  }

  private typealias Opened = (open: OpenFile, subject: CaseSubject, kept: Whereabouts?)

  /// The form is empty, and shown at once, where nothing is kept yet.
  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let opened = try await open(visit, desk, to: .read, "Frågan om var personen finns")
    guard opened.kept != nil else { return visit.page(form(opened, Form(opened.kept), visit).page) }
    return visit.page(
      AskWhereaboutsPage(open: opened.open, subject: opened.subject, form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    guard let reason = visit.form.text("skal") else {
      let opened = try await open(visit, desk, to: .read, "Frågade utan skäl var personen finns")
      let problems = Problems("skal", "Skriv varför du behöver veta var personen finns.")
      let page = AskWhereaboutsPage(
        open: opened.open, subject: opened.subject, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
    let opened = try await open(visit, desk, to: .read, "Var personen finns", because: reason)
    return visit.page(form(opened, Form(opened.kept), visit).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let file: ID<CaseFile> = visit.id("file")
    do {
      let (texts, version) = (try texts(visit.form), visit.form.number("version") ?? 0)
      // Nothing is made for whoever may not open the file.
      _ = try await open(visit, desk, to: .read, "Var personen finns, ska sparas")
      let compartment = try await compartment(of: file, desk)
      try await desk.open(file, to: .write, "Var personen finns") { open, tx in
        guard open.mayKnowWhereabouts else { throw Refusal.notFound }
        try open.save(texts, over: version, under: compartment, in: tx)
      }
      return visit.redirect(to: "\(desk.path)/akter/\(file)", notice: "Uppgifterna är sparade utanför akten.")
    } catch let problems as Problems {
      let opened = try await open(visit, desk, to: .read, "Var personen finns")
      var page = form((opened.open, opened.subject, nil), visit.form, visit)
      page.problems = problems
      return visit.page(page.page, problems: problems)
    } catch is WhereaboutsChanged {
      let opened = try await open(
        visit, desk, to: .read, "Var personen finns", because: "Sparade medan någon annan hade ändrat")
      let fields = visit.form.fields.filter { $0.name != "version" }
      var page = form(opened, Form(fields: fields + [("version", String(opened.kept?.version ?? 0))]), visit)
      page.isConflict = true
      return visit.page(page.page, status: .conflict)
    }
  }

  private static let longest = 300

  private func texts(_ form: Form) throws -> [Whereabouts.Field: String] {
    var problems = Problems()
    for field in Whereabouts.Field.allCases where form.raw(field.rawValue).count > Self.longest {
      problems.add(field.rawValue, "Texten är för lång. Korta den till högst \(Self.longest) tecken.")
    }
    if Whereabouts.Field.allCases.allSatisfy({ form.text($0.rawValue) == nil }) {
      problems.add(Whereabouts.Field.address.rawValue, "Skriv minst en uppgift.")
    }
    try problems.check()
    return Dictionary(
      Whereabouts.Field.allCases.compactMap { field in form.text(field.rawValue).map { (field, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Made the first time; its key is on the disk before anything is sealed with it.
  private func compartment(of file: ID<CaseFile>, _ desk: Desk) async throws -> (id: ID<StoredKey>, key: SealingKey) {
    if let kept = try await desk.whereaboutsKey(of: file) { return kept }
    let made = try await desk.board.vault.makeFileKey(of: desk.board.id.text, at: desk.now)
    return (made.id, made.sealing)
  }

  /// What is read with a reason is always looked at by somebody else.
  private func open(
    _ visit: Visit, _ desk: Desk, to kind: LogEntry.Kind, _ detail: String, because reason: String? = nil
  ) async throws -> Opened {
    try await desk.open(visit.id("file"), to: kind, detail, withWhereabouts: true) { open, tx in
      guard open.mayKnowWhereabouts else { throw Refusal.notFound }
      if let reason {
        try desk.appendForReview(
          .whereabouts, "Läste var personen finns: \(reason)", to: .read, of: (open.file.id, open.key), in: tx)
      }
      return (open, try open.subject(), try open.whereabouts(open.compartment, in: tx))
    }
  }

  private func form(_ opened: Opened, _ form: Form, _ visit: Visit) -> WhereaboutsPage {
    WhereaboutsPage(open: opened.open, subject: opened.subject, kept: opened.kept, form: form, csrf: visit.csrf)
  }
}
