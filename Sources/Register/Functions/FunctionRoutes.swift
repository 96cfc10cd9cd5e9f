internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// One function: adding, changing, leaving and closing it.
struct FunctionRoutes {
  var routes: [Route] {
    [
      .get("/organisationer/{id}/funktioner/ny", .signedIn, newForm),
      .post("/organisationer/{id}/funktioner/ny", .signedIn, add),
      .get("/funktioner/{id}", .signedIn, show),
      .get("/funktioner/{id}/redigera", .signedIn, form),
      .post("/funktioner/{id}/redigera", .signedIn, change),
      .post("/funktioner/{id}/lamna", .signedIn, leave),
      .post("/funktioner/{id}/avsluta", .signedIn, close),
    ]
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let organisation = try await staffing(visit)
    return visit.page(FunctionFormPage(organisation: organisation, function: nil, form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let organisation = try await staffing(visit)
    do {
      let act = AddFunction(try FunctionDetails(form: visit.form))
      let id = try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(organisation.id.staffing, by: viewer), at: now)
      }
      return visit.redirect(to: "/funktioner/\(id)", notice: "Funktionen är tillagd. Bjud in den som ska ha den.")
    } catch let problems as Problems {
      let page = FunctionFormPage(
        organisation: organisation, function: nil, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response { visit.page(try await page(visit)) }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let record = try await visit.writableFunction()
    return visit.page(
      FunctionFormPage(
        organisation: record.organisation, function: record.function, form: Form(record.function), csrf: visit.csrf
      ).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let record = try await visit.writableFunction()
    do {
      let act = ChangeFunction(try FunctionDetails(form: visit.form))
      try await visit.changeFunction { try act.perform(in: $0, by: $1, at: $2) }
      return visit.redirect(to: "/funktioner/\(record.function.id)", notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = FunctionFormPage(
        organisation: record.organisation, function: record.function, form: visit.form, csrf: visit.csrf,
        problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func leave(_ visit: Visit) async throws -> Response {
    do {
      guard let until = visit.form.text("sista").flatMap({ CalendarDate($0) }) else {
        throw Problems("sista", "Skriv datumet så här: 2026-11-22.")
      }
      try await visit.changeFunction { try LeaveFunction(until: until).perform(in: $0, by: $1, at: $2) }
      return visit.redirect(to: "/funktioner/\(visit.parameter("id"))", notice: "Sista dagen är antecknad.")
    } catch let problems as Problems {
      return visit.page(try await page(visit, problems: problems), problems: problems)
    }
  }

  @Sendable private func close(_ visit: Visit) async throws -> Response {
    do {
      try await visit.changeFunction { try CloseFunction().perform(in: $0, by: $1, at: $2) }
      return visit.redirect(to: "/funktioner/\(visit.parameter("id"))", notice: "Funktionen är avslutad.")
    } catch let problems as Problems {
      return visit.page(try await page(visit, problems: problems), problems: problems)
    }
  }

  private func staffing(_ visit: Visit) async throws -> Organisation {
    try await visit.site.identity.read { [viewer = visit.viewer, id = visit.id("id") as ID<Staffing>] tx in
      try tx.writable(id, by: viewer).record.organisation
    }
  }

  private func page(_ visit: Visit, problems: Problems = Problems()) async throws -> Page {
    let id: ID<RegisterFunction> = visit.id("id")
    let (record, holdings, holder, events) = try await visit.site.identity.read {
      [viewer = visit.viewer, today = visit.today] tx in
      let record = try tx.readable(id, by: viewer).record
      return (
        record, try tx.holdings(of: record.function.id), try tx.holder(of: record.function.id, on: today),
        try tx.events(of: "function:\(id)")
      )
    }
    return FunctionPage(
      record: record, holdings: holdings, holder: holder, carried: try await visit.carried(by: record), events: events,
      viewer: visit.viewer, today: visit.today, leaving: problems.isEmpty ? nil : visit.form, problems: problems,
      csrf: visit.csrf
    ).page
  }
}

extension Visit {
  /// The function of the path, when the viewer may change it.
  func writableFunction() async throws -> RegisterFunction {
    try await site.identity.read { [viewer, id = id("id") as ID<RegisterFunction>] tx in
      try tx.writable(id, by: viewer).record
    }
  }

  /// Performs an act on the function of the path, with evidence taken in the same transaction.
  func changeFunction(
    _ act: @escaping @Sendable (Transaction, Writable<RegisterFunction>, Moment) throws -> Void
  ) async throws {
    try await site.identity.write { [viewer, now, id = id("id") as ID<RegisterFunction>] tx in
      try act(tx, try tx.writable(id, by: viewer), now)
    }
  }
}
