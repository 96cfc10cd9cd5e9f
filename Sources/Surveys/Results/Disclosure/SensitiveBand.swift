import Vocabulary

/// The bands that sensitive numbers are shown in outside the county team. Sv: intervall för små tal.
struct SensitiveBand: Sendable, Hashable, Comparable {
  /// The place among the bands of its kind, lowest first.
  let place: Int
  let isShare: Bool

  static let countLimits = [0, 5, 10, 20, 50, 100]
  static let shareLimits = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]

  init(place: Int, isShare: Bool) {
    self.place = place
    self.isShare = isShare
  }

  init(_ number: Float, isShare: Bool) {
    let limits = isShare ? Self.shareLimits : Self.countLimits
    place = limits.lastIndex { Float($0) <= number } ?? 0
    self.isShare = isShare
  }

  static func all(isShare: Bool) -> [SensitiveBand] {
    (isShare ? shareLimits : countLimits).indices.map { SensitiveBand(place: $0, isShare: isShare) }
  }

  /// "0–4", "100 eller fler", "20–29 %".
  var words: String { Self.words(from: self, through: self) }

  /// Several bands that have been laid together.
  static func words(from first: SensitiveBand, through last: SensitiveBand) -> String {
    let limits = first.isShare ? shareLimits : countLimits
    let unit = first.isShare ? "\u{A0}%" : ""
    guard last.place + 1 < limits.count else {
      return first.isShare ? "\(limits[first.place])–100\(unit)" : "\(limits[first.place]) eller fler"
    }
    return "\(limits[first.place])–\(limits[last.place + 1] - 1)\(unit)"
  }

  static func < (left: Self, right: Self) -> Bool { left.place < right.place }
}

/// Lays neighbouring groups together until none that holds anybody holds fewer than the limit, so that a small count
/// cannot be told, nor worked out from the others. Sv: sammanslagning av små tal.
enum SmallCounts {
  static let limit = 3

  /// Ranges of places with their sums; empty when all of them together are too few.
  static func merged(_ counts: [Int], limit: Int = limit) -> [(places: ClosedRange<Int>, count: Int)] {
    guard counts.reduce(0, +) >= limit else { return [] }
    var groups = counts.enumerated().map { (places: $0...$0, count: $1) }
    while let small = groups.firstIndex(where: { $0.count > 0 && $0.count < limit }) {
      join(small, nearest(small, in: groups), in: &groups)
    }
    return groups
  }

  /// Ranges with no group left small or empty: that nobody is there would tell of all the others. They are joined
  /// downwards, so that the highest stays by itself where it can.
  static func joined(_ counts: [Int], limit: Int = limit) -> [ClosedRange<Int>] {
    var groups = counts.enumerated().map { (places: $0...$0, count: $1) }
    while groups.count > 1, let small = groups.firstIndex(where: { $0.count < limit }) {
      join(small, small == 0 ? 1 : small - 1, in: &groups)
    }
    return groups.map(\.places)
  }

  private static func join(_ one: Int, _ other: Int, in groups: inout [(places: ClosedRange<Int>, count: Int)]) {
    let (low, high) = (min(one, other), max(one, other))
    let joined = (
      places: groups[low].places.lowerBound...groups[high].places.upperBound,
      count: groups[low...high].reduce(0) { $0 + $1.count }
    )
    groups.replaceSubrange(low...high, with: [joined])
  }

  /// The next group that holds anybody; the empty ones between follow along.
  private static func nearest(_ place: Int, in groups: [(places: ClosedRange<Int>, count: Int)]) -> Int {
    let others = groups.indices.filter { $0 != place && groups[$0].count > 0 }
    return others.min { abs($0 - place) < abs($1 - place) } ?? (place == 0 ? 1 : place - 1)
  }
}
