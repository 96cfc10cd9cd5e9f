internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The meetings of the networks that the viewer sees into, and the days by which the viewer has something to do.
struct NetworkCalendar: CalendarSource {
  func entries(for viewer: Viewer, from day: CalendarDate, on site: Site) async throws -> [CalendarEntry] {
    let start = SwedishTime.moment(on: day)
    let (meetings, tasks) = try await site.regional.read { tx in
      let networks = try tx.networks(inside: viewer)
      let tasks = try tx.openTasks(of: viewer.functions.map(\.id), on: day).filter { $0.due >= day }
      return (
        try tx.meetings(of: networks, endingAfter: start),
        // What was to be done after the network's last day is done by nobody.
        tasks.compactMap { task in
          networks.first { $0.id == task.network && !$0.hasEnded(on: task.due) }.map { (task, $0) }
        }
      )
    }
    // What was called off before anybody was invited was in nobody's calendar.
    let known = meetings.filter { $0.state != .cancelled || $0.calledAt != nil }
    let towns = try await towns(of: known.flatMap { $0.network.hosts + $0.network.members }, site)
    let answers = known.filter { !$0.network.own(viewer).isEmpty }.compactMap(\.answerEntry).filter {
      $0.when.firstDay >= day
    }
    return answers
      + known.map { meeting in
        let taking = (meeting.network.hosts + meeting.network.members).compactMap { towns[$0] }
        return meeting.entry(isOwn: !meeting.network.own(viewer).isEmpty).taken(by: taking)
      } + tasks.map { $0.0.entry(in: $0.1) }
  }

  func networks(for viewer: Viewer, on day: CalendarDate, of site: Site) async throws -> [CalendarNetwork] {
    try await site.regional.read { tx in
      try tx.networks(for: viewer, on: day).map { network in
        CalendarNetwork(
          id: network.id.text, name: network.name, isOffered: network.isInside(viewer) && !network.hasEnded(on: day))
      }
    }
  }

  /// The municipalities that organisations lie in.
  private func towns(
    of organisations: [ID<Organisation>], _ site: Site
  ) async throws -> [ID<Organisation>: MunicipalityCode] {
    try await site.identity.read { try $0.organisations(Set(organisations)).compactMapValues(\.municipality) }
  }
}

extension Meeting {
  /// The last day to say whether one comes.
  fileprivate var answerEntry: CalendarEntry? {
    guard state == .called, let answerBy else { return nil }
    return CalendarEntry(
      id: "\(id)-svar", title: "Sista dag att svara om \(network.name): \(title), \(day.wordsWithoutYear)",
      when: .days(answerBy, answerBy), detail: network.name, path: path, sequence: sequence, isOwn: true,
      network: network.id.text)
  }
}

extension NetworkTask {
  fileprivate func entry(in network: Network) -> CalendarEntry {
    CalendarEntry(
      id: id.text, title: "Sista dag: \(text)", when: .days(due, due), detail: network.name, path: network.path,
      isOwn: true, network: network.id.text)
  }
}
