internal import Storage
internal import Vocabulary
internal import Web

/// What there is already on the days of a rhythm. Sv: tagna dagar.
struct TakenDays: Sendable {
  /// When the network meets already.
  let own: Set<CalendarDate>
  /// What else the same organisations are to come to, in words.
  let others: [CalendarDate: [String]]
  /// What else is for the same people, without what the two others say.
  let clashes: [CalendarDate: [YearPlan.Clash]]
}

extension Visit {
  func takenDays(_ days: [CalendarDate], of network: Network) async throws -> TakenDays {
    let (meetings, others) = try await site.regional.read { [viewer, today] tx in
      (
        try tx.meetings(of: network).filter { $0.state != .cancelled },
        try tx.takenDays(of: network, from: today, for: viewer)
      )
    }
    let names = try await names(others.values.joined().flatMap(\.organisations))
    let told = others.mapValues { $0.told(names) }
    let found = try await shell.clashes(with: days.map(network.item), for: viewer, on: site, today: today)
    let clashes = days.map { day in
      let known = meetings.map(\.id.text) + told[day, default: []].map { $0.meeting }
      return (day, (found[day.text] ?? Clashes()).besides(known).found)
    }
    return TakenDays(
      own: Set(meetings.map(\.day)), others: told.mapValues { found in found.map { $0.words } },
      clashes: Dictionary(clashes) { first, _ in first })
  }
}
