internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The meetings that the viewer sees into, and all initiatives.
struct NetworkTimeline: TimelineSource {
  func items(for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site) async throws -> [TimelineItem] {
    let start = SwedishTime.moment(on: days.lowerBound)
    let (meetings, initiatives) = try await site.regional.read { tx in
      let meetings = try tx.meetings(of: tx.networks(inside: viewer), endingAfter: start)
      return (meetings.filter { $0.state != .cancelled && $0.day <= days.upperBound }, try tx.initiatives(on: days))
    }
    let actors = meetings.flatMap(\.network.hosts) + initiatives.flatMap(\.organisations)
    let names = try await site.identity.read { try $0.organisations(Set(actors)).mapValues(\.name) }
    return meetings.map { $0.item(names) } + initiatives.map { $0.item(names) }
  }
}

extension Meeting {
  /// - Parameter names: Those of the hosts, where the lanes are shown.
  func item(_ names: [ID<Organisation>: String] = [:]) -> TimelineItem {
    TimelineItem(
      id: id.text, title: "\(network.name): \(title)", kind: .meeting, days: day...day,
      actors: network.hosts.compactMap { names[$0] }, theme: network.theme, audiences: network.audiences,
      counties: network.counties, path: path)
  }
}

extension Network {
  /// A meeting that nobody has planned yet.
  func item(on day: CalendarDate) -> TimelineItem {
    TimelineItem(
      id: day.text, title: name, kind: .meeting, days: day...day, actors: [], audiences: audiences, counties: counties)
  }
}

extension Initiative {
  func item(_ names: [ID<Organisation>: String] = [:]) -> TimelineItem {
    TimelineItem(
      id: id.text, title: title, kind: kind, days: days, actors: organisations.compactMap { names[$0] }, theme: theme,
      audiences: audiences, counties: counties, path: path)
  }
}
