internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The list of organisations, one organisation, adding, changing and closing.
struct OrganisationRoutes {
  var routes: [Route] {
    [
      .get("/organisationer", .withFunction, list),
      .get("/organisationer/ny", .countyTeamOrAdministrator, newForm),
      .post("/organisationer/ny", .countyTeamOrAdministrator, add),
      .get("/organisationer/{id}", .withFunction, show),
      .get("/organisationer/{id}/redigera", .countyTeamOrAdministrator, form),
      .post("/organisationer/{id}/redigera", .countyTeamOrAdministrator, change),
      .post("/organisationer/{id}/avsluta", .countyTeamOrAdministrator, close),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let (all, counts) = try await visit.site.identity.read { [today = visit.today] tx in
      (try tx.organisations(), try tx.functionCounts(on: today))
    }
    let address = ListAddress(visit, keeping: OrganisationListPage.fields)
    let order = ListOrder(visit, columns: OrganisationListPage.columns, address: address)
    let found = order.sorted(all.matching(visit.query), by: { $0.text(of: order.column) })
    let pager = Pager(visit, total: found.count, address: address)
    return visit.page(
      OrganisationListPage(
        organisations: Array(found[pager.range]), counts: counts, viewer: visit.viewer,
        filter: Filter(path: visit.path, query: visit.query), order: order, pager: pager
      ).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let counties = visit.viewer.teamCounties.count == 1 ? visit.viewer.teamCounties : []
    let form = Form(fields: counties.map { ("lan", $0.text) })
    return visit.page(OrganisationFormPage(organisation: nil, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    do {
      let act = AddOrganisation(try OrganisationDetails(form: visit.form))
      let id = try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/organisationer/\(id)", notice: "Organisationen är tillagd.")
    } catch let problems as Problems {
      let page = OrganisationFormPage(organisation: nil, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response { visit.page(try await page(visit)) }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let record = try await writable(visit)
    let form = record.form(for: visit.viewer)
    return visit.page(OrganisationFormPage(organisation: record.organisation, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let id = Self.id(visit)
    let record = try await writable(visit)
    do {
      let details = try OrganisationDetails(form: visit.form).keepingUnseen(of: record, by: visit.viewer)
      let act = ChangeOrganisation(details)
      try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(id, by: viewer), at: now)
      }
      return visit.redirect(to: "/organisationer/\(id)", notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = OrganisationFormPage(
        organisation: record.organisation, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func close(_ visit: Visit) async throws -> Response {
    let id = Self.id(visit)
    do {
      try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now] tx in
        try CloseOrganisation().perform(in: tx, by: try tx.writable(id, by: viewer), at: now)
      }
      return visit.redirect(to: "/organisationer/\(id)", notice: "Organisationen är avslutad.")
    } catch let problems as Problems {
      return visit.page(try await page(visit), problems: problems)
    }
  }

  private static func id(_ visit: Visit) -> ID<RegisterOrganisation> { visit.id("id") }

  private func writable(_ visit: Visit) async throws -> RegisterOrganisation {
    try await visit.site.identity.read { [viewer = visit.viewer, id = Self.id(visit)] tx in
      try tx.writable(id, by: viewer).record
    }
  }

  private func page(_ visit: Visit) async throws -> Page {
    let (viewer, today, csrf, id) = (visit.viewer, visit.today, visit.csrf, Self.id(visit))
    return try await visit.site.identity.read { tx in
      let record = try tx.readable(id, by: viewer).record
      let sees = viewer.seesContacts(of: record.organisation)
      let events = sees ? try tx.events(of: "organisation:\(id)") : []
      return OrganisationPage(
        record: record, directory: sees ? try tx.directory(of: record.organisation.id, on: today) : [],
        events: events, names: try tx.names(of: events), viewer: viewer, today: today, csrf: csrf
      ).page
    }
  }
}
