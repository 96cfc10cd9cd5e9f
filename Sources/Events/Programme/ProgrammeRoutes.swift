internal import Access
internal import Documents
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Programme, questions and documents of an event.
struct ProgrammeRoutes {
  private static let path = "/arrangemang/{id}"

  var routes: [Route] {
    [
      .get("\(Self.path)/program/{session}", .withFunction, form),
      .post("\(Self.path)/program/{session}", .withFunction, save),
      .post("\(Self.path)/program/{session}/ta-bort", .withFunction, remove),
      .post("\(Self.path)/fragor", .withFunction, addQuestion),
      .post("\(Self.path)/fragor/{question}/ta-bort", .withFunction, removeQuestion),
      .post("\(Self.path)/dokument", .withFunction, bodyLimit: Route.fileLimit, addDocument),
      .get("\(Self.path)/dokument/{document}", .withFunction, document),
      .post("\(Self.path)/dokument/{document}/ta-bort", .withFunction, removeDocument),
    ]
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let (edition, session, told) = try await loaded(visit)
    let form =
      session.map { Form($0).marked }
      ?? Form(fields: [("pass_form", edition.forms.rawValue), ("pass_dag", edition.day.text)])
    return visit.page(
      SessionFormPage(edition: edition, session: session, told: told, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let (edition, session, told) = try await loaded(visit)
    do {
      var details = try SessionDetails(form: visit.form, in: edition)
      details.hidesPlace = try await visit.hidesPlace(of: edition)
      let sent = try await visit.site.regional.write {
        [details, form = visit.form, viewer = visit.viewer, now = visit.now, letters = visit.registrationLetters] tx in
        let evidence: Writable<Edition> = try tx.writable(edition.id, by: viewer)
        if let session = try session.map({ try tx.session($0.id, of: edition.id) }) {
          try form.check(against: Form(session), at: "pass_rubrik")
          return try ChangeSession(session.id, details, letters: letters).perform(in: tx, by: evidence, at: now)
        }
        try AddSession(details).perform(in: tx, by: evidence, at: now)
        return 0
      }
      let words = sent == 0 ? "" : " \(counted(sent, "En anmäld får", "anmälda får")) ett brev."
      return visit.redirect(to: "\(edition.organisedPath)#program", notice: "Programmet är sparat.\(words)")
    } catch let problems as Problems {
      let page = SessionFormPage(
        edition: edition, session: session, told: told, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let act = RemoveSession(visit.id("session"), letters: visit.registrationLetters)
    return try await visit.act(notice: "Programpunkten är borttagen.") { tx, evidence, now in
      try act.perform(in: tx, by: evidence, at: now)
    }
  }

  @Sendable private func addQuestion(_ visit: Visit) async throws -> Response {
    let form = visit.form
    return try await visit.act(notice: "Frågan finns i anmälan.", publishing: ["fraga", "svarsval"]) {
      tx, evidence, now in
      try AddEventQuestion(form: form).perform(in: tx, by: evidence, at: now)
    }
  }

  @Sendable private func removeQuestion(_ visit: Visit) async throws -> Response {
    let act = RemoveEventQuestion(visit.id("question"))
    return try await visit.act(notice: "Frågan är borttagen.") { tx, evidence, now in
      try act.perform(in: tx, by: evidence, at: now)
    }
  }

  @Sendable private func addDocument(_ visit: Visit) async throws -> Response {
    let form = visit.form
    return try await visit.act(notice: "Dokumentet är på plats.", publishing: ["dokument"]) { tx, evidence, now in
      try AddEventDocument(form: form).perform(in: tx, by: evidence, at: now)
    }
  }

  /// Always to be saved, never shown as a page of ours.
  @Sendable private func document(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    let file = try await visit.site.regional.read { try $0.file(of: visit.id("document"), to: edition.id) }
    guard let file else { throw Refusal.notFound }
    return .document(file.kind, file.bytes)
  }

  @Sendable private func removeDocument(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    let documents = try await visit.site.regional.read { try $0.documents(of: edition.id) }
    guard let document = documents.first(where: { $0.id == visit.id("document") }) else { throw Refusal.notFound }
    return try await visit.act(notice: "Dokumentet ”\(document.title)” är borttaget.") { tx, evidence, now in
      try RemoveEventDocument(document.id).perform(in: tx, by: evidence, at: now)
    }
  }

  /// The event and the part of its programme, nil for a new one, with how many would hear that it is gone.
  private func loaded(_ visit: Visit) async throws -> (Edition, ProgrammeSession?, told: Int) {
    let edition = try await visit.organised()
    if visit.parameter("session") == "ny" { return (edition, nil, 0) }
    let id: ID<ProgrammeSession> = visit.id("session")
    let (session, told) = try await visit.site.regional.read { [now = visit.now] tx in
      let session = try tx.session(id, of: edition.id)
      return (session, try tx.registrations(at: session, of: edition, at: now).count)
    }
    return (edition, session, told)
  }
}
