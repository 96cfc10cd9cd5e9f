internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The meetings that the viewer sees into, the days of other networks that everybody is shown, and all initiatives.
struct NetworkTimeline: TimelineSource {
  func items(for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site) async throws -> [TimelineItem] {
    let start = SwedishTime.moment(on: days.lowerBound)
    let (meetings, initiatives) = try await site.regional.read { tx in
      let meetings = try tx.meetings(of: tx.networksInPlan(of: viewer), endingAfter: start)
      return (meetings.filter { $0.state != .cancelled && $0.day <= days.upperBound }, try tx.initiatives(on: days))
    }
    let actors = meetings.flatMap(\.network.hosts) + initiatives.flatMap(\.organisations)
    let register = try await site.identity.read {
      try NetworkNames(organisations: actors, in: $0, on: days.lowerBound)
    }
    let names = register.byOrganisation
    let shown = meetings.compactMap { meeting -> TimelineItem? in
      meeting.network.isInside(viewer) ? meeting.item(names) : meeting.outsideItem(register)
    }
    return shown + initiatives.map { $0.item(names) }
  }
}

extension Transaction {
  /// Those that the viewer sees into, and those that everybody with a function is shown.
  fileprivate func networksInPlan(of viewer: Viewer) throws -> [Network] {
    guard !viewer.functions.isEmpty else { return [] }
    return try allNetworks().filter { $0.isReadable(by: viewer) }
  }
}

extension Meeting {
  /// - Parameter names: Those of the hosts, where the lanes are shown.
  func item(_ names: [ID<Organisation>: String] = [:]) -> TimelineItem {
    TimelineItem(
      id: id.text, title: "\(network.name): \(title)", kind: .meeting, days: day...day,
      actors: network.hosts.compactMap { names[$0] }, theme: network.theme, audiences: network.audiences,
      counties: network.counties, path: path, times: starts...max(starts, ends))
  }

  /// For those outside a network that everybody is shown: that it meets on the day, where that may be told.
  fileprivate func outsideItem(_ names: NetworkNames) -> TimelineItem? {
    guard names.tellsDays(of: network) else { return nil }
    return TimelineItem(
      id: id.text, title: network.name, kind: .meeting, days: day...day, actors: network.hosts.map { names.name($0) },
      theme: network.theme, audiences: network.audiences, counties: network.counties)
  }
}

extension Network {
  /// A meeting that nobody has planned yet.
  func item(on day: CalendarDate) -> TimelineItem {
    let times = usualStart.flatMap { start in
      usualEnd.map { end in SwedishTime.moment(on: day, at: start)...SwedishTime.moment(on: day, at: max(start, end)) }
    }
    return TimelineItem(
      id: day.text, title: name, kind: .meeting, days: day...day, actors: [], audiences: audiences, counties: counties,
      times: times)
  }
}

extension Initiative {
  func item(_ names: [ID<Organisation>: String] = [:]) -> TimelineItem {
    TimelineItem(
      id: id.text, title: title, kind: kind, days: days, actors: organisations.compactMap { names[$0] }, theme: theme,
      audiences: audiences, counties: counties, path: path)
  }
}
