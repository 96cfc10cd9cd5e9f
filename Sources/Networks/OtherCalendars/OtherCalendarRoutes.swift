internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Others' calendars in the year's plan.
struct OtherCalendarRoutes {
  var routes: [Route] {
    [
      .get("/arsplan/kalendrar", .withFunction, list),
      .get("/arsplan/kalendrar/ny", .countyTeam, newForm),
      .post("/arsplan/kalendrar/ny", .countyTeam, layIn),
      .get("/arsplan/kalendrar/{calendar}", .countyTeam, form),
      .post("/arsplan/kalendrar/{calendar}", .countyTeam, change),
      .post("/arsplan/kalendrar/{calendar}/ta-bort", .countyTeam, remove),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let calendars = try await visit.site.regional.read { [viewer = visit.viewer] in try $0.otherCalendars(for: viewer) }
    let sorted = SwedishOrder.sorted(calendars) { $0.details.name }
    return visit.page(OtherCalendarListPage(calendars: sorted, viewer: visit.viewer).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    visit.page(OtherCalendarFormPage(calendar: nil, form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func layIn(_ visit: Visit) async throws -> Response {
    do {
      let details = try details(visit)
      let reading = try await reading(details, visit)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try LayInCalendar(details, reading).perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/arsplan/kalendrar", notice: notice(details, reading))
    } catch let problems as Problems {
      return again(visit, nil, problems)
    }
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let calendar = try await writable(visit)
    let events = try await visit.site.regional.read { try $0.events(of: "calendar:\(calendar.id)") }
    let names = try await visit.names([], signatures: events.signatures)
    let history: HTML = "<h2>Historik</h2>\(historyList(events, names.persons))"
    return visit.page(
      OtherCalendarFormPage(calendar: calendar, form: Form(calendar.details).marked, csrf: visit.csrf, events: history)
        .page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let calendar = try await writable(visit)
    do {
      let details = try details(visit)
      let isNew = details.address != calendar.details.address
      let reading = isNew ? try await reading(details, visit) : nil
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(calendar.id, by: viewer)
        try form.check(against: Form(evidence.record.details), at: "namn")
        try ChangeOtherCalendar(details, reading).perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: "/arsplan/kalendrar", notice: notice(details, reading))
    } catch let problems as Problems {
      return again(visit, calendar, problems)
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let calendar = try await writable(visit)
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try RemoveOtherCalendar().perform(in: tx, by: try tx.writable(calendar.id, by: viewer), at: now)
    }
    return visit.redirect(to: "/arsplan/kalendrar", notice: "\(calendar.details.name) är borttagen ur årsplanen.")
  }

  private func writable(_ visit: Visit) async throws -> OtherCalendar {
    try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.writable(visit.id("calendar") as ID<OtherCalendar>, by: viewer).record
    }
  }

  private func details(_ visit: Visit) throws -> OtherCalendarDetails {
    try OtherCalendarDetails(form: visit.form, near: visit.site.settings.nearHosts)
  }

  /// A new address that gives no calendar is mended while one still knows whom to ask.
  private func reading(_ details: OtherCalendarDetails, _ visit: Visit) async throws -> OtherCalendarReading {
    switch await FetchedCalendar.fetch(details.address, on: visit.site, at: visit.now) {
    case .read(let reading): return reading
    case .unread(let sentence): throw Problems("adress", sentence)
    }
  }

  private func notice(_ details: OtherCalendarDetails, _ reading: OtherCalendarReading?) -> String {
    guard let reading else { return "\(details.name) är sparad. Vi hämtar kalendern igen om en stund." }
    let number = counted(reading.entries.count, "En post", "poster")
    return "\(details.name) ligger i årsplanen. \(number) lästes. Vi hämtar kalendern igen flera gånger om dagen."
  }

  private func again(_ visit: Visit, _ calendar: OtherCalendar?, _ problems: Problems) -> Response {
    let page = OtherCalendarFormPage(calendar: calendar, form: visit.form, csrf: visit.csrf, problems: problems)
    return visit.page(page.page, problems: problems)
  }
}
