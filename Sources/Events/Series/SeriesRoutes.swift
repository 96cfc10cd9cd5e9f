internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Beginning and changing a series.
struct SeriesRoutes {
  var routes: [Route] {
    [
      .get("/arrangemang/ny-serie", .withFunction, newForm), .post("/arrangemang/ny-serie", .withFunction, start),
      .get("/serier/{id}/redigera", .withFunction, form), .post("/serier/{id}/redigera", .withFunction, change),
    ]
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    guard let first = visit.viewer.hostingOrganisations.first else {
      throw Refusal.forbidden("Den som företräder en organisation börjar serier.")
    }
    let form = Form(fields: [("arrangor", first.id.text)] + first.counties.map { ("lan", $0.text) })
    return visit.page(try await formPage(visit, nil, form).page)
  }

  @Sendable private func start(_ visit: Visit) async throws -> Response {
    let page = try await formPage(visit, nil, visit.form)
    do {
      let act = StartSeries(try page.checked())
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/serier/\(id)", notice: "Serien är klar. Välj den när ni lägger upp ett tillfälle.")
    } catch let problems as Problems {
      return again(visit, page, problems)
    }
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let series = try await writable(visit)
    return visit.page(try await formPage(visit, series, Form(series).marked).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let series = try await writable(visit)
    let page = try await formPage(visit, series, visit.form)
    do {
      let act = ChangeSeries(try page.checked())
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(series.id, by: viewer)
        try form.check(against: Form(evidence.record), at: "namn")
        try act.perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: series.path, notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      return again(visit, page, problems)
    }
  }

  private func writable(_ visit: Visit) async throws -> EventSeries {
    try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.writable(visit.id("id") as ID<EventSeries>, by: viewer).record
    }
  }

  private func formPage(_ visit: Visit, _ series: EventSeries?, _ form: Form) async throws -> SeriesFormPage {
    let groups = try await visit.site.regional.read { [viewer = visit.viewer, shell = visit.shell] tx in
      try shell.groups(of: viewer, in: tx)
    }
    return SeriesFormPage(
      series: series, organisations: try await visit.possibleOrganisers(series?.organisations ?? []),
      groups: groups.keeping(series?.group),
      form: form, csrf: visit.csrf)
  }

  private func again(_ visit: Visit, _ page: SeriesFormPage, _ problems: Problems) -> Response {
    var page = page
    page.problems = problems
    return visit.page(page.page, problems: problems)
  }
}

extension SeriesFormPage {
  fileprivate func checked() throws -> SeriesDetails {
    var details = try SeriesDetails(form: form, by: form.chosen(among: organisations))
    details.hidesPlace = form.hidesPlace(among: organisations)
    // It shows on the network's page, so nobody lays it on another's.
    if let group = details.group, !groups.contains(where: { $0.id == group }) {
      throw Problems("medlemmar", "Välj ett nätverk som ni är med i, eller inget.")
    }
    return details
  }
}
