/// How much respondents differ on the scale 0-100 (B2). Only those with a level count: no answer and "vet inte" are
/// neither 0 nor a gap. Sv: spridning.
struct Spread: Sendable, Equatable {
  /// Those with a level.
  let count: Int
  /// The mean of the difference between any two of them. Nil, as the others, when they are too few.
  let difference: Double?
  let lowerQuartile: Double?
  let median: Double?
  let upperQuartile: Double?
  /// The share, 0 to 1, that has reached `Target.level`.
  let shareAtTarget: Double?

  /// Fewer than this says nothing of a whole: no middle, no quartile, no difference, no share and no order.
  static let fewest = 5

  init(_ counts: LevelCounts) {
    count = counts.scored
    let isEnough = counts.scored >= Self.fewest
    let present = isEnough ? counts.present : []
    difference = Self.meanDifference(present)
    lowerQuartile = isEnough ? Self.value(at: 0.25, of: present, count: count) : nil
    median = isEnough ? Self.value(at: 0.5, of: present, count: count) : nil
    upperQuartile = isEnough ? Self.value(at: 0.75, of: present, count: count) : nil
    shareAtTarget = isEnough ? Double(counts.count(Target.level...100)) / Double(count) : nil
  }

  /// Each level adds its distance to all lower ones, so that one pass in order is enough.
  private static func meanDifference(_ present: [(level: Int, count: Int)]) -> Double? {
    var (seen, sum, total) = (0, 0, 0)
    for (level, count) in present {
      total += count * (seen * level - sum)
      seen += count
      sum += count * level
    }
    return seen > 1 ? Double(total) / (Double(seen) * Double(seen - 1) / 2) : nil
  }

  private static func value(at share: Double, of present: [(level: Int, count: Int)], count: Int) -> Double? {
    Quantile.value(at: share, of: count) { Double(level(ranked: $0, in: present)) }
  }

  private static func level(ranked rank: Int, in present: [(level: Int, count: Int)]) -> Int {
    var passed = 0
    for (level, count) in present {
      passed += count
      if rank < passed { return level }
    }
    return present.last?.level ?? 0
  }
}

/// The one rule for the middle and the quartiles, of levels as of numbers. Sv: kvantil.
enum Quantile {
  /// Between two values the point is drawn in proportion, as spreadsheets do. `ranked` gives the value of a rank from 0.
  static func value(at share: Double, of count: Int, ranked: (Int) -> Double) -> Double? {
    guard count > 0 else { return nil }
    let place = share * Double(count - 1)
    let (low, high) = (ranked(Int(place)), ranked(min(count - 1, Int(place) + 1)))
    return low + (place - place.rounded(.down)) * (high - low)
  }

  static func value(at share: Double, ofSorted numbers: [Float]) -> Double? {
    value(at: share, of: numbers.count) { Double(numbers[$0]) }
  }
}
