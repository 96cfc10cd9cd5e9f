internal import Access
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The year's plan and the initiatives in it.
struct YearPlanRoutes {
  var routes: [Route] {
    [
      .get("/arsplan", .withFunction, plan),
      .get("/arsplan/ny", .withFunction, newForm),
      .post("/arsplan/ny", .withFunction, add),
      .get("/arsplan/{id}", .withFunction, show),
      .get("/arsplan/{id}/redigera", .withFunction, form),
      .post("/arsplan/{id}/redigera", .withFunction, change),
      .post("/arsplan/{id}/ta-bort", .withFunction, remove),
    ]
  }

  @Sendable private func plan(_ visit: Visit) async throws -> Response {
    let view = PlanView(query: visit.query, today: visit.today, own: visit.viewer.onlyCounty)
    let items = try await visit.shell.timelineItems(for: visit.viewer, on: view.days, of: visit.site)
    let plan = YearPlan(items.filter(view.shows), on: view.days)
    return visit.page(
      YearPlanPage(
        plan: plan, view: view, viewer: visit.viewer, today: visit.today,
        hasOthers: items.contains { $0.kind == .other && view.concerns($0) }
      ).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let own = visit.viewer.hostingOrganisations
    guard let first = own.first else {
      throw Refusal.forbidden("Den som företräder en organisation lägger in satsningar.")
    }
    let form = Form(
      fields: [("aktor", first.id.text), ("fran", visit.query("dag") ?? "")] + first.counties.map { ("lan", $0.text) })
    return visit.page(try await shown(visit, try await formPage(visit, nil, form)).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let page = try await formPage(visit, nil, visit.form)
    do {
      let act = AddInitiative(try InitiativeDetails(form: visit.form), by: page.chosen)
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/arsplan/\(id)", notice: "Satsningen ligger i årsplanen.")
    } catch let problems as Problems {
      return try await again(visit, page, problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let (initiative, events) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let initiative = try tx.readable(visit.id("id") as ID<Initiative>, by: viewer).record
      return (initiative, try tx.events(of: "initiative:\(initiative.id)"))
    }
    let names = try await visit.names(initiative.organisations, signatures: events.signatures)
    return visit.page(
      InitiativePage(
        initiative: initiative, names: names, events: events, viewer: visit.viewer, csrf: visit.csrf,
        clashes: try await visit.clashes(with: initiative.item())
      ).page)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let initiative = try await writable(visit)
    return visit.page(try await shown(visit, try await formPage(visit, initiative, Form(initiative).marked)).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let initiative = try await writable(visit)
    let page = try await formPage(visit, initiative, visit.form)
    do {
      let act = ChangeInitiative(try InitiativeDetails(form: visit.form), by: page.chosen)
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(initiative.id, by: viewer)
        try form.check(against: Form(evidence.record), at: "rubrik")
        try act.perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: initiative.path, notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      return try await again(visit, page, problems)
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let initiative = try await writable(visit)
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try RemoveInitiative().perform(in: tx, by: try tx.writable(initiative.id, by: viewer), at: now)
    }
    return visit.redirect(to: "/arsplan", notice: "\(initiative.title) är borttagen ur årsplanen.")
  }

  private func writable(_ visit: Visit) async throws -> Initiative {
    try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.writable(visit.id("id") as ID<Initiative>, by: viewer).record
    }
  }

  /// One's own organisations, those of the county teams near, and those who do it already.
  private func formPage(_ visit: Visit, _ initiative: Initiative?, _ form: Form) async throws -> InitiativeFormPage {
    let near = try await visit.site.identity.read { [viewer = visit.viewer] in
      try $0.partners(of: viewer.hostingOrganisations, and: initiative?.organisations ?? [])
    }
    return InitiativeFormPage(initiative: initiative, organisations: near, form: form, csrf: visit.csrf)
  }

  /// The form with what there is already in the plan: read where it is shown, and not to save.
  private func shown(_ visit: Visit, _ page: InitiativeFormPage) async throws -> InitiativeFormPage {
    var page = page
    page.gatherings = try await visit.comingGatherings(for: page.form, besides: page.initiative?.id.text)
    return page
  }

  private func again(_ visit: Visit, _ page: InitiativeFormPage, _ problems: Problems) async throws -> Response {
    var page = try await shown(visit, page)
    page.problems = problems
    return visit.page(page.page, problems: problems)
  }
}

extension InitiativeFormPage {
  /// The organisations that are ticked, among those that may be.
  fileprivate var chosen: [ID<Organisation>] {
    let ticked = Set(form.all("aktor"))
    return organisations.map(\.id).filter { ticked.contains($0.text) }
  }
}
