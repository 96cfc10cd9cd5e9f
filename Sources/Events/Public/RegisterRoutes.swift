internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Registering: one person, or a group. Whoever is signed in registers as themselves.
struct RegisterRoutes {
  var routes: [Route] {
    [
      .open(.get, "/evenemang/{id}/anmal", form), .open(.post, "/evenemang/{id}/anmal", register),
      .open(.get, "/evenemang/{id}/grupp", groupForm), .open(.post, "/evenemang/{id}/grupp", registerGroup),
      .open(.get, "/evenemang/{id}/tack", thanks),
    ]
  }

  @Sendable private func form(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit) else { throw Refusal.notFound }
    guard event.edition.takesRegistrations(at: visit.now) else { return closed(visit, event.edition) }
    return visit.page(try await page(visit, event, try await known(visit, as: ("namn", "mail"))).page)
  }

  @Sendable private func register(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit) else { throw Refusal.notFound }
    guard event.edition.takesRegistrations(at: visit.now) else { return closed(visit, event.edition) }
    do {
      let offer = try await visit.site.regional.glance { try $0.offer(of: event.edition) }
      let details = try RegistrationDetails(form: visit.form, to: offer)
      var act = RegisterForEdition(details, once: try FormOnce.read(visit.form), letters: letters(visit))
      act.person = try await person(visit, details)
      let receipt = try await visit.site.regional.write { [act, now = visit.now, id = event.edition.id] tx in
        guard let edition = try tx.edition(id) else { throw Refusal.notFound }
        return try act.perform(in: tx, to: edition, at: now)
      }
      return .redirect(to: address(of: receipt.outcome == .confirmed ? .placed : .waiting, event.edition))
    } catch let problems as Problems {
      var page = try await page(visit, event, visit.form)
      page.problems = problems
      return visit.page(page.page, status: .unprocessableContent)
    }
  }

  @Sendable private func groupForm(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit) else { throw Refusal.notFound }
    guard event.edition.takesRegistrations(at: visit.now) else { return closed(visit, event.edition) }
    let form = try await known(visit, as: ("chefens_namn", "chefens_mail"))
    return visit.page(try await groupPage(visit, event, form).page)
  }

  @Sendable private func registerGroup(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit) else { throw Refusal.notFound }
    guard event.edition.takesRegistrations(at: visit.now) else { return closed(visit, event.edition) }
    do {
      let offer = try await visit.site.regional.glance { try $0.offer(of: event.edition) }
      let act = try RegisterGroup(form: visit.form, to: offer, letters: letters(visit))
      try await visit.site.regional.write { [now = visit.now, id = event.edition.id] tx in
        guard let edition = try tx.edition(id) else { throw Refusal.notFound }
        try act.perform(in: tx, to: edition, at: now)
      }
      return .redirect(to: address(of: .group, event.edition))
    } catch let problems as Problems {
      var page = try await groupPage(visit, event, visit.form)
      page.problems = problems
      return visit.page(page.page, status: .unprocessableContent)
    }
  }

  @Sendable private func thanks(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit) else { throw Refusal.notFound }
    let answer = visit.query("besked").flatMap(RegisteredPage.Answer.init(rawValue:)) ?? .placed
    return visit.page(RegisteredPage(edition: event.edition, answer: answer).page)
  }

  private func address(of answer: RegisteredPage.Answer, _ edition: Edition) -> String {
    "\(edition.path)/tack?besked=\(answer.rawValue)"
  }

  private func page(_ visit: OpenVisit, _ event: PublicEvent, _ form: Form) async throws -> RegisterPage {
    let offer = try await visit.site.regional.glance { try $0.offer(of: event.edition) }
    return RegisterPage(offer: offer, room: event.room, form: form)
  }

  private func groupPage(_ visit: OpenVisit, _ event: PublicEvent, _ form: Form) async throws -> RegisterGroupPage {
    let offer = try await visit.site.regional.glance { try $0.offer(of: event.edition) }
    return RegisterGroupPage(offer: offer, room: event.room, form: form)
  }

  /// Whoever is signed in need not write again what the register knows.
  private func known(_ visit: OpenVisit, as field: (name: String, mail: String)) async throws -> Form {
    var fields = [("en_gang", FormOnce.make())]
    if let viewer = visit.viewer {
      let person = try await visit.site.identity.read { try $0.person(viewer.person) }
      // Whoever is protected writes what they want to be called here, and where they say that they work.
      if person?.hasProtectedIdentity ?? true { return Form(fields: fields) }
      let function = viewer.functions.first
      fields += [
        (field.name, person?.shownName ?? ""), (field.mail, person?.mail ?? ""),
        ("organisation", function?.organisation.name ?? ""),
        ("kommun", function?.organisation.municipality?.text ?? ""),
      ]
    }
    return Form(fields: fields)
  }

  /// The signed-in, when they register themselves and not a colleague, who may read the same mailbox.
  private func person(_ visit: OpenVisit, _ details: RegistrationDetails) async throws -> ID<Person>? {
    guard let viewer = visit.viewer else { return nil }
    let person = try await visit.site.identity.read { try $0.person(viewer.person) }
    guard let person, !person.hasProtectedIdentity else { return nil }
    return person.isAddressed(as: details.name, details.mail) ? viewer.person : nil
  }

  private func letters(_ visit: OpenVisit) -> RegistrationLetters {
    RegistrationLetters(RegistrationAddress(visit.site))
  }

  private func closed(_ visit: OpenVisit, _ edition: Edition) -> Response {
    visit.page(
      Page(
        "Anmälan är stängd", crumbs: edition.publicCrumbs,
        content: """
          <p>Det går inte att anmäla sig till \(edition.title) längre. Undrar du om det finns en plats, skriv till \
          \(edition.contactName), <a href="mailto:\(edition.contactMail)">\(edition.contactMail)</a>.</p>
          """))
  }
}
