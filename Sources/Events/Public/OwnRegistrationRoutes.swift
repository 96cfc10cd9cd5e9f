internal import Access
internal import Documents
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What the link of a registration's letter opens. The token in the path is the proof.
struct OwnRegistrationRoutes {
  private static let path = "/anmalan/{token}"

  var routes: [Route] {
    [
      .open(.get, Self.path, show), .open(.get, "\(Self.path)/andra", form), .open(.post, "\(Self.path)/andra", change),
      .open(.post, "\(Self.path)/ja", accept), .open(.post, "\(Self.path)/igen", again),
      .open(.post, "\(Self.path)/avanmal", withdraw), .open(.post, "\(Self.path)/ersattare", substitute),
      .open(.get, "\(Self.path)/dokument/{document}", document),
    ]
  }

  @Sendable private func show(_ visit: OpenVisit) async throws -> Response {
    guard let own = try await own(visit) else { return unknown(visit) }
    return visit.page(page(visit, own).page)
  }

  @Sendable private func form(_ visit: OpenVisit) async throws -> Response {
    guard let own = try await own(visit) else { return unknown(visit) }
    return visit.page(try await changePage(visit, own, own.form).page)
  }

  @Sendable private func change(_ visit: OpenVisit) async throws -> Response {
    guard let own = try await own(visit) else { return unknown(visit) }
    do {
      // Who it is and where from is not changed here: that would be somebody else.
      let kept = [("kommun", own.registration.municipality?.text ?? RegistrationDetails.townless)]
      let details = try RegistrationDetails(
        form: Form(fields: visit.form.fields + kept), to: own.offer, of: own.registration)
      let act = ChangeRegistration(details, version: visit.form.number("version") ?? 0, letters: letters(visit))
      try await perform(visit, own) { tx, id, now in try act.perform(in: tx, for: id, at: now) }
      return .redirect(to: path(visit))
    } catch let problems as Problems {
      var page = try await changePage(visit, own, visit.form)
      page.problems = problems
      return visit.page(page.page, status: .unprocessableContent)
    }
  }

  @Sendable private func accept(_ visit: OpenVisit) async throws -> Response {
    try await act(visit) { [letters = letters(visit)] tx, id, now in
      try AcceptOffer(letters: letters).perform(in: tx, for: id, at: now)
    }
  }

  @Sendable private func again(_ visit: OpenVisit) async throws -> Response {
    try await act(visit) { [letters = letters(visit)] tx, id, now in
      try QueueAgain(letters: letters).perform(in: tx, for: id, at: now)
    }
  }

  @Sendable private func withdraw(_ visit: OpenVisit) async throws -> Response {
    try await act(visit) { [letters = letters(visit)] tx, id, now in
      try WithdrawRegistration(letters: letters, by: .registered).perform(in: tx, for: id, at: now)
    }
  }

  @Sendable private func substitute(_ visit: OpenVisit) async throws -> Response {
    try await act(visit) { [letters = letters(visit), form = visit.form] tx, id, now in
      var problems = Problems()
      let person = RegistrationDetails.person(form, &problems)
      let profession = RegistrationDetails.profession(form, &problems)
      try problems.check()
      try SendSubstitute(name: person.name, mail: person.mail, profession: profession, letters: letters)
        .perform(in: tx, for: id, at: now)
    }
  }

  @Sendable private func document(_ visit: OpenVisit) async throws -> Response {
    guard let own = try await own(visit), own.registration.state == .confirmed else { return unknown(visit) }
    let file = try await visit.site.regional.read { try $0.file(of: visit.id("document"), to: own.edition.id) }
    guard let file else { throw Refusal.notFound }
    return .document(file.kind, file.bytes)
  }

  private typealias Act = @Sendable (Transaction, ID<Registration>, Moment) throws -> Void

  /// Does it and shows the page again, with what was wrong where something was.
  private func act(_ visit: OpenVisit, _ body: @escaping Act) async throws -> Response {
    guard let own = try await own(visit) else { return unknown(visit) }
    do {
      try await perform(visit, own, body)
      return .redirect(to: path(visit))
    } catch let problems as Problems {
      guard let fresh = try await self.own(visit) else { return unknown(visit) }
      var page = page(visit, fresh)
      page.substitute = visit.form
      page.problems = problems
      return visit.page(page.page, status: .unprocessableContent)
    }
  }

  private func perform(_ visit: OpenVisit, _ own: OwnRegistration, _ body: @escaping Act) async throws {
    try await visit.site.regional.write { [now = visit.now, link = own.registration.link] tx in
      guard let registration = try tx.registration(by: link) else { throw Refusal.notFound }
      try body(tx, registration.id, now)
    }
  }

  private func own(_ visit: OpenVisit) async throws -> OwnRegistration? {
    guard let link = RegistrationAddress(visit.site).link(ofOwn: visit.parameter("token")) else { return nil }
    return try await visit.site.regional.read { [now = visit.now] tx in
      guard let registration = try tx.registration(by: link), let edition = try tx.edition(registration.edition) else {
        return nil
      }
      let id = registration.id
      return OwnRegistration(
        registration: registration, offer: try tx.offer(of: edition), chosen: try tx.chosenSessions(of: id),
        needs: try tx.needs(of: id), answers: try tx.answers(of: id), documents: try tx.documents(of: edition.id),
        unanswered: try tx.unanswered(by: registration, of: edition, at: now))
    }
  }

  private func path(_ visit: OpenVisit) -> String { "/anmalan/\(visit.parameter("token"))" }

  private func page(_ visit: OpenVisit, _ own: OwnRegistration) -> OwnRegistrationPage {
    OwnRegistrationPage(own: own, path: path(visit), addresses: RegistrationAddress(visit.site), now: visit.now)
  }

  private func changePage(_ visit: OpenVisit, _ own: OwnRegistration, _ form: Form) async throws
    -> ChangeRegistrationPage
  {
    let room = try await visit.site.regional.glance { try $0.room(of: own.edition) }
    return ChangeRegistrationPage(own: own, room: room, path: path(visit), form: form)
  }

  private func letters(_ visit: OpenVisit) -> RegistrationLetters {
    RegistrationLetters(RegistrationAddress(visit.site))
  }

  private func unknown(_ visit: OpenVisit) -> Response {
    visit.page(
      Page(
        "Länken finns inte",
        content: "<p>Kontrollera att hela länken kom med. Be annars den som arrangerar om en ny.</p>"),
      status: .notFound)
  }
}
