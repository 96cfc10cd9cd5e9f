internal import Surveys

/// How far a respondent has come with a question in a round, 0 to 1. Most move a little forward. In most questions
/// those behind move most, in some those ahead do; and some fall back, since people leave and routines grow old.
struct PlausibleProgress {
  let place: AnsweringPlace
  let round: DemoRound

  func progress(_ indicator: Indicator) -> Double {
    let chance = Chance(place.key, indicator.code)
    let start = 0.9 * place.head + 0.35 * chance.share + 0.3 * Chance("easy", indicator.code).share - 0.2
    return min(1, max(0, start + gain(from: start, indicator) - setback(indicator, chance)))
  }

  private func gain(from start: Double, _ indicator: Indicator) -> Double {
    if Chance("course", indicator.code).share < 0.25 {
      return round.years * (0.02 + 0.12 * (start - 0.45))
    }
    let pull = 0.13 + 0.06 * Chance("pull", indicator.code).share
    // Two half-year steps a year are exact enough for invented figures.
    let left = (0..<Int(round.years * 2)).reduce(1.0) { left, _ in left * (1 - pull).squareRoot() }
    return (0.85 - start) * (1 - left)
  }

  /// What was lost between the rounds so far; half of it is won back by the round after.
  private func setback(_ indicator: Indicator, _ chance: Chance) -> Double {
    let passed = Turnover.intervals.filter { $0.lowerBound > round.openedDaysAgo }
    return passed.reduce(0) { lost, interval in
      let fall = chance.and("fall\(interval.lowerBound)")
      let loss = fall.share < risk(of: indicator, in: interval) ? 0.18 + 0.25 * fall.and("size").share : 0
      return lost / 2 + loss
    }
  }

  private func risk(of indicator: Indicator, in interval: ClosedRange<Int>) -> Double {
    let leaves = place.turnover.contactLeft(in: interval) && Self.personal.contains(indicator.area)
    return 0.04 + (leaves ? 0.22 : 0) + (indicator.answerType == .document ? 0.08 : 0)
  }

  /// The areas that hang on who has the function.
  private static let personal: Set = ["ORG", "UPT", "RIS", "KOM", "SAM", "INF"]
}
