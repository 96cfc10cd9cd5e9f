import Vocabulary

/// Where the numbers of a question lie, for those who see each of them. Sv: talens fördelning.
struct NumberSpread: Sendable, Equatable {
  let count: Int
  let sum: Double
  let lowest: Double
  let lowerQuartile: Double
  let median: Double
  let upperQuartile: Double
  let highest: Double

  /// Nil when there are too few numbers: then nothing is said of the whole, and no number is never 0.
  init?(_ numbers: [Float]) {
    guard numbers.count >= Spread.fewest else { return nil }
    let sorted = numbers.sorted()
    guard let first = sorted.first, let last = sorted.last,
      let lower = Quantile.value(at: 0.25, ofSorted: sorted), let middle = Quantile.value(at: 0.5, ofSorted: sorted),
      let upper = Quantile.value(at: 0.75, ofSorted: sorted)
    else { return nil }
    count = sorted.count
    sum = sorted.reduce(0) { $0 + Double($1) }
    (lowest, highest) = (Double(first), Double(last))
    (lowerQuartile, median, upperQuartile) = (lower, middle, upper)
  }

  var middleHalf: String { "\(Self.text(lowerQuartile))–\(Self.text(upperQuartile))" }

  /// With a decimal only where there is one.
  static func text(_ number: Double) -> String {
    let isWhole = abs(number - number.rounded()) < 0.05
    return SwedishNumber.text(number, decimals: isWhole ? 0 : 1)
  }
}

extension Indicator {
  /// Answered with one number.
  var hasNumber: Bool { answerType == .count || answerType == .share }
  /// A number to know rather than a level to reach. Sv: nyckeltal.
  var isKeyFigure: Bool { hasNumber && !isScored }
}
