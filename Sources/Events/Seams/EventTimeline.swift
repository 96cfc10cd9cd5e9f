internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What is published, and the viewer's own drafts, in the year's plan.
struct EventTimeline: TimelineSource {
  func items(for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site) async throws -> [TimelineItem] {
    let editions = try await site.regional.read { tx in
      try tx.editions(on: days).filter { edition in
        guard edition.state != .cancelled else { return false }
        return edition.isOrganised(by: viewer) || edition.state != .draft
      }
    }
    let names = try await EventNames(of: editions.flatMap(\.organisations), on: site)
    return editions.map { $0.timelineItem(for: viewer, names) }
  }
}

extension Edition {
  /// As it stands in the year's plan.
  func timelineItem(for viewer: Viewer, _ names: EventNames) -> TimelineItem {
    let isOwn = isOrganised(by: viewer)
    return TimelineItem(
      id: id.text, title: state == .draft ? "\(title) (utkast)" : title, kind: .event, days: day...lastDay,
      actors: names.list(organisations), theme: theme, audiences: audiences, counties: counties,
      path: isOwn ? organisedPath : path, membersOf: isOwn ? nil : group)
  }
}

/// What the viewer comes to or holds, what there is in the county and for the members of the viewer's networks, in the calendar.
struct EventCalendar: CalendarSource {
  func entries(for viewer: Viewer, from day: CalendarDate, on site: Site) async throws -> [CalendarEntry] {
    try await site.regional.read { tx in
      let own = try tx.registrations(of: viewer.person).filter { $0.state == .confirmed }
      let places = Dictionary(own.map { ($0.edition, $0) }, uniquingKeysWith: { first, _ in first })
      return try tx.editions(on: day...day.adding(years: 5)).compactMap { edition -> CalendarEntry? in
        if edition.state == .draft { return nil }
        if let place = places[edition.id] {
          return PlaceInCalendar(edition: edition, registration: place, settings: site.settings).current
        }
        return entry(edition, isHeld: edition.isOrganised(by: viewer))
      }
    }
  }

  private func entry(_ edition: Edition, isHeld: Bool) -> CalendarEntry {
    CalendarEntry(
      id: edition.id.text, title: edition.title, when: .time(edition.starts, edition.ends),
      place: isHeld ? edition.place ?? edition.publicPlace : edition.publicPlace,
      path: isHeld ? edition.organisedPath : edition.path,
      state: edition.state == .cancelled ? .cancelled : .confirmed,
      sequence: edition.sequence, isOwn: isHeld, counties: edition.counties
    ).forMembers(of: isHeld ? nil : edition.group)
  }
}

/// What those who hold an event should do now.
struct EventTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    guard !visit.viewer.hostingOrganisations.isEmpty else { return [] }
    let editions = try await visit.site.regional.glance { [now = visit.now] in try $0.editionsToFinish(at: now) }
    return editions.filter { $0.isOrganised(by: visit.viewer) }.map { edition in
      StartItem(
        title: "Avsluta \(edition.title)", detail: "Markera vilka som var med, så får de intyg och utvärdering.",
        path: edition.organisedPath, due: nil, status: "Har varit")
    }
  }
}
