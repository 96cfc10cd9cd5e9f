internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// A person's page, changing it, and helping a colleague to sign in.
struct PersonRoutes {
  var routes: [Route] {
    [
      // One's own page is for everybody; the record says who reads the others.
      .get("/personer/{id}", .account, show),
      .get("/personer/{id}/redigera", .account, form),
      .post("/personer/{id}/redigera", .account, change),
      .get("/personer/{id}/hjalp", .withFunction, helpPage),
      .post("/personer/{id}/hjalp", .withFunction, help),
      .post("/personer/{id}/ta-bort-skydd", .administrator, liftProtection),
    ]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let (viewer, today, id, csrf) = (visit.viewer, visit.today, Self.id(visit), visit.csrf)
    let page = try await visit.site.identity.read { tx in
      let record = try tx.readable(id, by: viewer).record
      let events = record.showsHistory(to: viewer) ? try tx.events(of: "person:\(id)") : []
      return PersonPage(
        record: record, times: try tx.functionTimes(of: record.person, for: viewer), events: events,
        names: try tx.names(of: events), viewer: viewer, today: today, csrf: csrf
      ).page
    }
    return visit.page(page)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let record = try await writable(visit)
    return visit.page(
      PersonFormPage(record: record, form: Form(record.person), viewer: visit.viewer, csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let record = try await writable(visit)
    do {
      var details = try PersonDetails(form: visit.form)
      if !PersonFormPage.asksForMail(of: record, by: visit.viewer) { details.mail = record.person.mail }
      try await visit.site.identity.write { [details, viewer = visit.viewer, now = visit.now, id = Self.id(visit)] tx in
        try ChangePerson(details).perform(in: tx, by: try tx.writable(id, by: viewer), at: now)
      }
      return visit.redirect(to: "/personer/\(record.person.id)", notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = PersonFormPage(
        record: record, form: visit.form, viewer: visit.viewer, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func helpPage(_ visit: Visit) async throws -> Response {
    visit.page(HelpPage(record: try await helpable(visit), form: Form(), viewer: visit.viewer, csrf: visit.csrf).page)
  }

  @Sendable private func help(_ visit: Visit) async throws -> Response {
    let record = try await helpable(visit)
    do {
      let act = try HelpColleague(form: visit.form, address: visit.site.settings.address)
      try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now, id = Self.id(visit)] tx in
        try act.perform(in: tx, by: try tx.readable(id, by: viewer), at: now)
      }
      return visit.redirect(to: "/personer/\(record.person.id)", notice: "En ny länk är på väg.")
    } catch let problems as Problems {
      let page = HelpPage(record: record, form: visit.form, viewer: visit.viewer, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func liftProtection(_ visit: Visit) async throws -> Response {
    try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now, id = Self.id(visit)] tx in
      try LiftProtection().perform(in: tx, by: try tx.readable(id, by: viewer), at: now)
    }
    return visit.redirect(to: "/personer/\(visit.parameter("id"))", notice: "Skyddet är borttaget.")
  }

  private static func id(_ visit: Visit) -> ID<RegisterPerson> { visit.id("id") }

  private func writable(_ visit: Visit) async throws -> RegisterPerson {
    try await visit.site.identity.read { [viewer = visit.viewer, id = Self.id(visit)] tx in
      try tx.writable(id, by: viewer).record
    }
  }

  private func helpable(_ visit: Visit) async throws -> RegisterPerson {
    let record = try await visit.site.identity.read { [viewer = visit.viewer, id = Self.id(visit)] tx in
      try tx.readable(id, by: viewer).record
    }
    guard record.mayBeHelped(by: visit.viewer) else {
      throw Refusal.forbidden("Du kan inte skicka en ny länk till den här personen.")
    }
    return record
  }
}

extension HelpColleague {
  init(form: Form, address: String) throws {
    var problems = Problems()
    let lost = Lost(rawValue: form.raw("borta"))
    if lost == nil { problems.add("borta", "Välj vad personen har förlorat.") }
    let proof = problems.require(form, "bevis", "Skriv hur du vet att det är rätt person.", limit: 500)
    try problems.check()
    self.init(lost: lost ?? .password, proof: proof, address: address)
  }
}
