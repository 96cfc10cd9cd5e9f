internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// One function: adding, changing, leaving and closing it.
struct FunctionRoutes {
  var routes: [Route] {
    [
      .get("/organisationer/{id}/funktioner/ny", .withFunction, newForm),
      .post("/organisationer/{id}/funktioner/ny", .withFunction, add),
      .get("/funktioner/{id}", .withFunction, show),
      .get("/funktioner/{id}/redigera", .withFunction, form),
      .post("/funktioner/{id}/redigera", .withFunction, change),
      .post("/funktioner/{id}/lamna", .withFunction, leave),
      .post("/funktioner/{id}/ta-tillbaka", .withFunction, withdraw),
      .post("/funktioner/{id}/avsluta", .withFunction, close),
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
      return visit.leaveFunction(from: until.adding(days: 1), notice: "Sista dagen är antecknad.")
    } catch let problems as Problems {
      return visit.page(try await page(visit, problems: problems), problems: problems)
    }
  }

  @Sendable private func withdraw(_ visit: Visit) async throws -> Response {
    try await visit.changeFunction { try WithdrawInvitation().perform(in: $0, by: $1, at: $2) }
    return visit.redirect(to: "/funktioner/\(visit.parameter("id"))", notice: "Inbjudan är tillbakatagen.")
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
    let (viewer, now) = (visit.viewer, visit.now)
    let record = try await visit.site.identity.read { try $0.readable(id, by: viewer).record }
    let (carried, csrf) = (try await visit.carried(by: record), visit.csrf)
    let leaving = problems.isEmpty ? nil : visit.form
    return try await visit.site.identity.read { tx in
      let events = try tx.events(of: "function:\(id)")
      let invitation = try tx.waitingInvitation(to: record.function.id, at: now)
      let invited = invitation.map { [Byline($0.person).text] } ?? []
      return FunctionPage(
        record: record, holdings: try tx.holdings(of: record.function.id),
        holder: try tx.holder(of: record.function.id, on: now.day), carried: carried, invitation: invitation,
        events: events, names: try tx.names(in: events.signatures + invited), viewer: viewer,
        today: now.day, leaving: leaving, problems: problems, csrf: csrf
      ).page
    }
  }
}

extension Visit {
  /// The function of the path, when the viewer may change it.
  func writableFunction() async throws -> RegisterFunction {
    try await site.identity.read { [viewer, id = id("id") as ID<RegisterFunction>] tx in
      try tx.writable(id, by: viewer).record
    }
  }

  /// Goes on after somebody has left the function of the path. Its page is closed to who then holds none.
  func leaveFunction(from day: CalendarDate, notice: String) -> Response {
    let isOnly = viewer.functions.count == 1 && viewer.functions[0].id.text == parameter("id")
    guard isOnly, day <= today, !viewer.isAdministrator else {
      return redirect(to: "/funktioner/\(parameter("id"))", notice: notice)
    }
    return redirect(to: "/", notice: "\(notice) Du har nu ingen funktion. Tack för ditt arbete.")
  }

  /// Performs an act on the function of the path, with evidence taken in the same transaction.
  @discardableResult
  func changeFunction<T: Sendable>(
    _ act: @escaping @Sendable (Transaction, Writable<RegisterFunction>, Moment) throws -> T
  ) async throws -> T {
    try await site.identity.write { [viewer, now, id = id("id") as ID<RegisterFunction>] tx in
      try act(tx, try tx.writable(id, by: viewer), now)
    }
  }
}
