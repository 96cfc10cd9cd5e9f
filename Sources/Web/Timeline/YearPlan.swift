package import Vocabulary

/// The year's plan of all actors: what lies in it, what clashes, and where there is nothing. Sv: årsplan.
package struct YearPlan: Sendable {
  package let items: [TimelineItem]
  package let days: ClosedRange<CalendarDate>

  package init(_ items: [TimelineItem], on days: ClosedRange<CalendarDate>) {
    self.items = items.filter { $0.days.overlaps(days) }.sorted {
      ($0.days.lowerBound, $0.id) < ($1.days.lowerBound, $1.id)
    }
    self.days = days
  }

  /// Two that ask the same people to be in two places. Sv: krock.
  package struct Clash: Sendable {
    package let one: TimelineItem
    package let other: TimelineItem
    package let audiences: Set<TimelineItem.Audience>
    package let isSameDay: Bool
  }

  /// A long stretch in which nothing is for an audience. Sv: lucka i årsplanen.
  package struct Hole: Sendable {
    package let audience: TimelineItem.Audience
    package let days: ClosedRange<CalendarDate>
  }

  /// A term without anything, in days.
  private static let longestPause = 120

  /// On the same day, or in the same week, for the same people in the same county. What others have among themselves is
  /// not ours to move.
  package var clashes: [Clash] {
    let gatherings = items.filter(\.isGathering)
    return gatherings.indices.flatMap { first in
      gatherings[(first + 1)...].prefix { $0.days.lowerBound <= gatherings[first].days.upperBound.adding(days: 6) }
        .filter { gatherings[first].kind != .other || $0.kind != .other }.compactMap { Clash(gatherings[first], $0) }
    }
  }

  /// What has been is too late to move.
  package func clashes(from today: CalendarDate) -> [Clash] {
    clashes.filter { max($0.one.days.upperBound, $0.other.days.upperBound) >= today }
  }

  /// Only for audiences that something is for in the year, so that a county is not told of all that it does not do. What
  /// others have fills no hole.
  package var holes: [Hole] { holes(from: days.lowerBound) }

  /// Those that one can still fill.
  package func holes(from today: CalendarDate) -> [Hole] {
    TimelineItem.Audience.allCases.flatMap { audience -> [Hole] in
      let own = items.filter { $0.audiences.contains(audience) && ![.day, .other].contains($0.kind) }
      guard !own.isEmpty else { return [] }
      var (holes, free): ([Hole], CalendarDate) = ([], max(today, days.lowerBound))
      for item in own {
        holes.addHole(audience, free, item.days.lowerBound.adding(days: -1), longest: Self.longestPause)
        free = max(free, item.days.upperBound.adding(days: 1))
      }
      holes.addHole(audience, free, days.upperBound, longest: Self.longestPause)
      return holes
    }
  }
}

extension TimelineItem {
  /// What people come to: it takes at most three days. What runs for weeks clashes with nothing.
  var isGathering: Bool {
    [.meeting, .event, .initiative, .other].contains(kind) && days.isGathering
  }
}

extension ClosedRange<CalendarDate> {
  /// Short enough for people to come all of it.
  var isGathering: Bool { lowerBound.days(until: upperBound) < 3 }
}

extension YearPlan.Clash {
  /// On the same day, and one is over before the other begins: the same people may come to both.
  package var isApart: Bool {
    guard isSameDay, let first = one.times, let second = other.times else { return false }
    return first.upperBound <= second.lowerBound || second.upperBound <= first.lowerBound
  }

  init?(_ one: TimelineItem, _ other: TimelineItem) {
    let shared = one.audiences.intersection(other.audiences)
    let isSameDay = one.days.overlaps(other.days)
    guard !shared.isEmpty, one.counties.meet(other.counties),
      isSameDay || one.days.lowerBound.week == other.days.lowerBound.week
    else {
      return nil
    }
    self.init(one: one, other: other, audiences: shared, isSameDay: isSameDay)
  }
}

extension [YearPlan.Hole] {
  fileprivate mutating func addHole(
    _ audience: TimelineItem.Audience, _ first: CalendarDate, _ last: CalendarDate, longest: Int
  ) {
    if first < last, first.days(until: last) >= longest { append(.init(audience: audience, days: first...last)) }
  }
}
