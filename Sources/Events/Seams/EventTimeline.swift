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
      path: isOwn ? organisedPath : path, membersOf: isOwn ? nil : group, times: starts...max(starts, ends))
  }
}

/// What the viewer comes to or holds, what there is in the county and for the members of the viewer's networks, and until when
/// one may register, in the calendar.
struct EventCalendar: CalendarSource {
  func entries(for viewer: Viewer, from day: CalendarDate, on site: Site) async throws -> [CalendarEntry] {
    try await site.regional.read { tx in
      let own = try tx.registrations(of: viewer.person).filter { $0.state.isActive }
      let editions = try tx.editions(on: day...day.adding(years: 5)).filter { $0.state != .draft }
      return editions.flatMap { edition -> [CalendarEntry] in
        let isHeld = edition.isOrganised(by: viewer)
        let mine = own.filter { $0.edition == edition.id }
        let place = mine.first { $0.state == .confirmed }.map { registration in
          PlaceInCalendar(edition: edition, registration: registration, settings: site.settings).current
        }
        // Whoever has registered has no last day to do it.
        let last = mine.isEmpty || isHeld ? lastDay(edition, from: day, isHeld: isHeld) : nil
        let entries: [CalendarEntry?] = [place ?? entry(edition, isHeld: isHeld), last]
        return entries.compactMap { $0?.taken(by: edition.towns).takenByAll(edition.group == nil) }
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

  private func lastDay(_ edition: Edition, from day: CalendarDate, isHeld: Bool) -> CalendarEntry? {
    guard edition.state == .open, edition.registerBy >= day else { return nil }
    return CalendarEntry(
      id: "\(edition.id)-anmalan", title: "Sista dag att anmäla sig till \(edition.title)",
      when: .days(edition.registerBy, edition.registerBy), detail: edition.time.capitalizedFirst,
      path: isHeld ? edition.organisedPath : edition.path, sequence: edition.sequence, isOwn: isHeld,
      counties: edition.counties
    ).forMembers(of: isHeld ? nil : edition.group)
  }
}

extension Edition {
  /// The municipality that it is held in, as far as everybody may know it.
  fileprivate var towns: [MunicipalityCode] {
    forms == .web || isPlaceHidden ? [] : [municipality].compactMap(\.self)
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
