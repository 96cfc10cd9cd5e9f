internal import Access
internal import Calendars
internal import HTML
internal import HTTPTypes
package import Hummingbird
internal import NIOCore
internal import Storage
internal import Vocabulary

/// The calendar: what comes, on a page, and as feeds that people's own calendars fetch. Sv: kalender.
package struct CalendarPages: Feature {
  package init() {}

  package var routes: [Route] {
    [
      .get("/kalender", .withFunction, list),
      .post("/kalender/prenumerera", .withFunction, subscribe),
      .post("/kalender/{calendar}/ny-adress", .withFunction, renew),
      .post("/kalender/{calendar}/avsluta", .withFunction, unsubscribe),
      .open(.get, "/kalender/{calendar}", feed),
    ]
  }

  package var menu: [MenuItem] {
    [
      MenuItem(
        "Kalender", "/kalender", .withFunction, order: 27, use: "Se vad som kommer, och få det i din egen kalender.")
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let entries = try await visit.shell.entries(for: visit.viewer, from: visit.today, on: visit.site)
    let networks = try await visit.shell.networks(for: visit.viewer, on: visit.today, of: visit.site)
    let subscriptions = try await visit.site.identity.read { [account = visit.viewer.account] tx in
      try tx.calendarSubscriptions(of: account)
    }
    return visit.page(
      CalendarPage(entries: entries, networks: networks, subscriptions: subscriptions, visit: visit).page)
  }

  @Sendable private func subscribe(_ visit: Visit) async throws -> Response {
    guard let scope = CalendarScope(visit.form.raw("omfang")) else { throw Refusal.notFound }
    try await visit.site.identity.write { [account = visit.viewer.account, now = visit.now] tx in
      try tx.subscribe(to: scope, by: account, at: now)
    }
    return visit.redirect(to: "/kalender", notice: "Här under finns adressen till din kalender.")
  }

  @Sendable private func renew(_ visit: Visit) async throws -> Response {
    let done = try await visit.site.identity.write { [account = visit.viewer.account] tx in
      try tx.renew(visit.id("calendar"), of: account)
    }
    guard done else { throw Refusal.notFound }
    return visit.redirect(to: "/kalender", notice: "Kalendern har en ny adress. Den gamla ger inget mer.")
  }

  @Sendable private func unsubscribe(_ visit: Visit) async throws -> Response {
    let done = try await visit.site.identity.write { [account = visit.viewer.account] tx in
      try tx.unsubscribe(visit.id("calendar"), of: account)
    }
    guard done else { throw Refusal.notFound }
    return visit.redirect(to: "/kalender", notice: "Adressen ger inget mer.")
  }

  /// What the person behind the address may see right now.
  @Sendable private func feed(_ visit: OpenVisit) async throws -> Response {
    let (site, now, file) = (visit.site, visit.now, visit.parameter("calendar"))
    let found = try await site.identity.read { tx -> (CalendarSubscription, Viewer)? in
      guard let subscription = try tx.calendarSubscription(file: file, key: site.key),
        let viewer = try tx.viewer(of: subscription.account, at: now)
      else { return nil }
      return (subscription, viewer)
    }
    guard let (subscription, viewer) = found else { throw Refusal.notFound }
    // What was called off lately has to reach the calendars too.
    let entries = try await visit.shell.entries(for: viewer, from: now.day.adding(days: -90), on: site)
      .filter(subscription.scope.holds)
    try await noteFetch(of: subscription, visit)
    let name = try await name(of: subscription.scope, for: viewer, visit)
    let calendar = CalendarFeed(name: name, entries: entries, settings: site.settings)
    let tag = calendar.tag
    // The calendar itself may keep it, asking each time whether it still holds; nobody on the way may.
    let headers: HTTPFields = [
      .eTag: tag, .cacheControl: "private, no-cache", .contentType: "text/calendar; charset=utf-8",
    ]
    if visit.has(tag) { return Response(status: .notModified, headers: headers) }
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: calendar.calendar(at: now).text)))
  }
}

extension OpenVisit {
  /// Whether the caller has that already (RFC 9110 section 13.1.2).
  fileprivate func has(_ tag: String) -> Bool {
    request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.contains { String($0).trimmed == tag }
  }
}

extension CalendarPages {
  /// What a calendar program calls it: the same whether anything is coming or not.
  private func name(of scope: CalendarScope, for viewer: Viewer, _ visit: OpenVisit) async throws -> String {
    var networks: [CalendarNetwork] = []
    if case .network = scope {
      networks = try await visit.shell.networks(for: viewer, on: visit.now.day, of: visit.site)
    }
    return "Samfrid: \(networks.name(of: scope))"
  }

  /// At most once an hour, so that reading does not write. Where that cannot be written, the calendar is given all the same.
  private func noteFetch(of subscription: CalendarSubscription, _ visit: OpenVisit) async throws {
    guard visit.now.seconds(since: subscription.fetchedAt ?? Moment(milliseconds: 0)) > 3600 else { return }
    do {
      try await visit.site.identity.write { [now = visit.now] tx in
        try tx.execute("UPDATE calendar_subscription SET fetched_at = \(now) WHERE id = \(subscription.id)")
      }
    } catch let error as StorageError {
      visit.log(error)
    }
  }
}

extension Shell {
  /// All that comes, the earliest first.
  func entries(for viewer: Viewer, from day: CalendarDate, on site: Site) async throws -> [CalendarEntry] {
    guard !viewer.functions.isEmpty else { return [] }
    var entries: [CalendarEntry] = []
    for source in calendarSources { entries += try await source.entries(for: viewer, from: day, on: site) }
    let groups = try await site.regional.read { try self.groups(of: viewer, in: $0) }
    return entries.compactMap { $0.shown(to: groups) }.sorted { ($0.when.start, $0.id) < ($1.when.start, $1.id) }
  }

  /// Those whose names the viewer may read.
  func networks(for viewer: Viewer, on day: CalendarDate, of site: Site) async throws -> [CalendarNetwork] {
    guard !viewer.functions.isEmpty else { return [] }
    var networks: [CalendarNetwork] = []
    for source in calendarSources { networks += try await source.networks(for: viewer, on: day, of: site) }
    return networks
  }
}

extension CalendarEntry.When {
  /// A whole day comes before the times of the day.
  var start: Moment {
    switch self {
    case .time(let start, _): start
    case .days(let first, _): SwedishTime.moment(on: first)
    }
  }
}
