internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Municipalities and counties.
struct MunicipalityRoutes {
  var routes: [Route] {
    [
      .get("/kommuner", .withFunction, list),
      .get("/kommuner/{code}", .withFunction, show),
      .get("/lan", .withFunction, counties),
      .get("/lan/{code}", .withFunction, county),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let own = try await visit.site.regional.read { try $0.ownAreas().map(\.area) }
    let areas = Sweden.current.areas + own
    let address = ListAddress(visit, keeping: MunicipalityListPage.fields)
    let order = ListOrder(visit, columns: MunicipalityListPage.columns, address: address)
    let found = Sweden.current.municipalitiesByName.matching(visit.query, areas: areas)
    return visit.page(
      MunicipalityListPage(
        municipalities: order.column == "namn" && !order.isDescending
          ? found : order.sorted(found, by: { $0.text(of: order.column) }),
        areas: areas, filter: Filter(path: visit.path, query: visit.query), order: order
      ).page)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard let code = MunicipalityCode(visit.parameter("code")), let municipality = Sweden.current.municipality(code)
    else { throw Refusal.notFound }
    var panels: HTML = ""
    for panel in visit.shell.panels {
      if let html = try await panel.panel(on: municipality, for: visit) { panels += html }
    }
    return visit.page(MunicipalityPage(municipality: municipality, panels: panels).page)
  }

  @Sendable private func counties(_ visit: Visit) async throws -> Response { visit.page(CountyListPage().page) }

  @Sendable private func county(_ visit: Visit) async throws -> Response {
    guard let code = CountyCode(visit.parameter("code")) else { throw Refusal.notFound }
    let team = try await visit.site.identity.read { [today = visit.today] tx in
      try tx.teamMembers(on: today).filter { $0.organisation.counties.contains(code) }
    }
    return visit.page(CountyPage(county: Sweden.current.county(code), team: team).page)
  }
}
