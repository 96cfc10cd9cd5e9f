internal import Access
internal import Calendars
internal import Documents
internal import HTML
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What everybody may read of events, without signing in and without a cookie.
struct PublicEventRoutes {
  var routes: [Route] {
    [
      .open(.get, "/evenemang", list), .open(.get, "/evenemang.atom", atom),
      .open(.get, "/evenemang.ics", calendarOfAll), .open(.get, "/evenemang/{id}", show),
      .open(.get, "/evenemang/{id}/kalender.ics", calendar),
      .open(.get, "/evenemang/{id}/dokument/{document}", document),
      .open(.get, "/serier/{id}", series),
    ]
  }

  static let pastShown = 20
  private static let calendarType = "text/calendar; charset=utf-8"

  @Sendable private func list(_ visit: OpenVisit) async throws -> Response {
    let filter = EventFilter(query: visit.query)
    let (coming, past) = try await visit.site.regional.read {
      [now = visit.now, viewer = visit.viewer, shell = visit.shell] tx in
      let groups = try viewer.map { try shell.groups(of: $0, in: tx).map(\.id) } ?? []
      return (
        try tx.listedEditions(endingAfter: now, and: groups).filter(filter.has),
        try tx.listedEditionsPast(at: now).filter(filter.has)
      )
    }
    let shown = filter.isAll ? past : Array(past.prefix(Self.pastShown))
    let names = try await EventNames(of: (coming + shown).flatMap(\.organisations), on: visit.site)
    return visit.page(
      EventListPage(
        coming: coming, past: shown, pastInAll: past.count, names: names, filter: filter,
        settings: visit.site.settings, viewer: visit.viewer
      ).page)
  }

  @Sendable private func atom(_ visit: OpenVisit) async throws -> Response {
    let editions = try await visit.site.regional.glance { [now = visit.now] in try $0.publicEditions(endingAfter: now) }
    let names = try await EventNames(of: editions.flatMap(\.organisations), on: visit.site)
    let xml = EventAtom(editions: editions, names: names, settings: visit.site.settings, now: visit.now).xml
    var response = Response.text(xml)
    response.headers[.contentType] = "application/atom+xml; charset=utf-8"
    return response
  }

  /// What a calendar program fetches again and again, and another county lays in its year plan: nothing to save.
  @Sendable private func calendarOfAll(_ visit: OpenVisit) async throws -> Response {
    let editions = try await visit.site.regional.glance { [now = visit.now] in try $0.publicEditions(endingAfter: now) }
    var response = Response.text(text("Temadagar och utbildningar", editions, for: visit))
    response.headers[.contentType] = Self.calendarType
    return response
  }

  private func text(_ name: String, _ editions: [Edition], for visit: OpenVisit) -> String {
    CalendarFeed(name: name, entries: editions.map(\.publicEntry), settings: visit.site.settings)
      .calendar(at: visit.now).text
  }

  @Sendable private func show(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit) else { throw Refusal.notFound }
    let names = try await EventNames(of: event.edition.organisations, on: visit.site)
    return visit.page(
      EventPage(event: event, names: names, settings: visit.site.settings, viewer: visit.viewer, now: visit.now).page)
  }

  @Sendable private func calendar(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit) else { throw Refusal.notFound }
    let calendar = text(event.edition.title, [event.edition], for: visit)
    return .file(Array(calendar.utf8), name: "evenemang.ics", type: Self.calendarType)
  }

  /// To be saved, never shown as a page of ours.
  @Sendable private func document(_ visit: OpenVisit) async throws -> Response {
    guard let event = try await PublicEvent.load(visit),
      let document = event.documents.first(where: { $0.id == visit.id("document") })
    else { throw Refusal.notFound }
    let file = try await visit.site.regional.read { try $0.file(of: document.id, to: event.edition.id) }
    guard let file else { throw Refusal.notFound }
    return .document(file.kind, file.bytes)
  }

  @Sendable private func series(_ visit: OpenVisit) async throws -> Response {
    let id: ID<EventSeries> = visit.id("id")
    let found = try await visit.site.regional.read { [viewer = visit.viewer, shell = visit.shell] tx in
      let groups = try viewer.map { try shell.groups(of: $0, in: tx) } ?? []
      return try tx.eventSeries(id).map { series in
        let editions = try tx.editions(of: id).filter { $0.isListed(for: viewer, in: groups) }
        return (series, editions, groups.first { $0.id == series.group })
      }
    }
    guard let (series, editions, group) = found else { throw Refusal.notFound }
    let names = try await EventNames(of: series.organisations, on: visit.site)
    return visit.page(
      PublicSeriesPage(series: series, editions: editions, group: group, names: names, viewer: visit.viewer).page)
  }
}

extension Edition {
  /// Whether the page of its series names it to somebody who is in these groups.
  fileprivate func isListed(for viewer: Viewer?, in groups: [MemberGroup]) -> Bool {
    if viewer.map(isOrganised) ?? false { return true }
    return state != .draft && (group == nil || groups.contains { $0.id == group })
  }

  /// As everybody's calendar has it.
  var publicEntry: CalendarEntry {
    entry(
      id: id.text, place: publicPlace, state: state == .cancelled ? .cancelled : .confirmed, sequence: sequence)
  }

  func entry(
    id: String, place: String, detail: String? = nil, state: CalendarEntry.State, sequence: Int
  ) -> CalendarEntry {
    CalendarEntry(
      id: id, title: title, when: .time(starts, ends), place: place, detail: detail, path: path, state: state,
      sequence: sequence, isOwn: true, counties: counties)
  }
}
