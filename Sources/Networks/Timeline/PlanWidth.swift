internal import Vocabulary
internal import Web

/// The drawing from left to right, in its own units, which the page scales: first the names of the lanes, then the days.
struct PlanWidth {
  let days: ClosedRange<CalendarDate>

  /// About the room on a screen of 1280 pixels, so that the words are as large as they say.
  static let all = 980.0
  static let names = 180.0

  func position(_ day: CalendarDate) -> Double {
    let count = Double(days.lowerBound.days(until: days.upperBound) + 1)
    return Self.names + (Self.all - Self.names) * Double(days.lowerBound.days(until: day)) / count
  }

  /// Each row holds bars that do not touch, nor their words.
  /// - Parameter clashing: The ids of those that clash.
  func rows(of items: [TimelineItem], clashing: Set<String> = []) -> [[PlanBar]] {
    var rows: [[PlanBar]] = []
    for placed in items.map({ bar($0, clashing.contains($0.id)) }) {
      let fits = rows.firstIndex { ($0.last?.last ?? 0) < placed.first - 2 }
      if let fits { rows[fits].append(placed) } else { rows.append([placed]) }
    }
    return rows.map(widened)
  }

  private func bar(_ item: TimelineItem, _ isClashing: Bool) -> PlanBar {
    let start = max(Self.names, position(item.days.lowerBound))
    let end = min(Self.all, max(start + 6, position(item.days.upperBound.adding(days: 1))))
    return PlanBar(item, from: start, to: end, in: Self.names...Self.all, isClashing: isClashing)
  }

  private func widened(_ row: [PlanBar]) -> [PlanBar] {
    row.enumerated().map { index, bar in
      bar.reaching(row.indices.contains(index + 1) ? row[index + 1].first : Self.all)
    }
  }
}
