internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Areas: the list, one area, putting together and changing one's own.
struct AreaRoutes {
  var routes: [Route] {
    [
      .get("/omraden", .withFunction, list),
      .get("/omraden/ny", .countyTeam, newForm),
      .post("/omraden/ny", .countyTeam, add),
      .get("/omraden/{id}", .withFunction, show),
      .get("/omraden/{id}/redigera", .withFunction, form),
      .post("/omraden/{id}/redigera", .withFunction, change),
    ] + RemoveAreaRoutes().routes
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let own = try await visit.site.regional.read { try $0.ownAreas() }
    return visit.page(AreaListPage(own: own, viewer: visit.viewer).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    visit.page(AreaFormPage(area: nil, form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    guard let owner = visit.viewer.teamFunctions.first?.organisation.id else { throw Refusal.notFound }
    do {
      let act = AddArea(try AreaDetails(form: visit.form), owner: owner)
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/omraden/\(id)", notice: "Området är sparat.")
    } catch let problems as Problems {
      let page = AreaFormPage(area: nil, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    if let known = Sweden.current.area(visit.parameter("id")) {
      return visit.page(AreaPage(area: known, mayChange: false, history: .empty).page)
    }
    let (area, events) = try await visit.site.regional.read { [viewer = visit.viewer, id = Self.id(visit)] tx in
      (try tx.readable(id, by: viewer).record, try tx.events(of: "area:\(id)"))
    }
    let names = try await visit.site.identity.read { try $0.names(of: events) }
    return visit.page(
      AreaPage(area: area.area, mayChange: area.isWritable(by: visit.viewer), history: history(events, names)).page)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let area = try await writable(visit)
    return visit.page(AreaFormPage(area: area, form: Form(area), csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let area = try await writable(visit)
    do {
      let act = ChangeArea(try AreaDetails(form: visit.form))
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(area.id, by: viewer), at: now)
      }
      return visit.redirect(to: "/omraden/\(area.id)", notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = AreaFormPage(area: area, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  private static func id(_ visit: Visit) -> ID<OwnArea> { visit.id("id") }

  private func writable(_ visit: Visit) async throws -> OwnArea {
    try await visit.site.regional.read { [viewer = visit.viewer, id = Self.id(visit)] tx in
      try tx.writable(id, by: viewer).record
    }
  }
}
