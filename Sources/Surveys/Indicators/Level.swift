package import Vocabulary

/// What an answer says on the common scale. "No value" is never 0. Sv: nivå.
package enum Level: Sendable, Equatable {
  case scored(Int)
  /// The respondent does not know: neither 0 nor a gap.
  case unknown
  /// Answered, but nothing that is scored.
  case unscored
  /// No answer.
  case missing

  package var number: Int? { if case .scored(let number) = self { number } else { nil } }

  /// The place of its step on the scale, for colour and pattern.
  package var band: Int? { number.map { LevelStep($0).rawValue } }
}

extension Indicator {
  /// The level of an answer. `day` is the day it is judged on, for dates.
  package func level(of value: AnswerValue?, on day: CalendarDate) -> Level {
    guard let value, !value.isEmpty else { return .missing }
    guard isScored else { return .unscored }
    switch value {
    case .options(let ids): return level(ofOptions: ids)
    case .matrix(let chosen): return level(ofRows: chosen)
    case .numbers, .rate: return .unscored
    case .number(let number): return level(ofNumber: number)
    case .date(let date): return level(ofNumber: Double(date.wholeMonths(until: day)))
    case .text: return .unscored
    case .unknown: return .unknown
    }
  }

  private func level(ofOptions ids: [String]) -> Level {
    let chosen = ids.compactMap(option)
    if chosen.contains(where: \.isUnknown) { return .unknown }
    switch levelRule {
    case .option: return chosen.first?.level.map(Level.scored) ?? .unscored
    case .any: return chosen.compactMap(\.level).max().map(Level.scored) ?? .unscored
    case .share:
      let scored = options.filter { ($0.level ?? 0) > 0 && !$0.isNone }
      guard !scored.isEmpty else { return .unscored }
      return .scored(rounded(scored.filter(chosen.contains).count * 100, over: scored.count))
    case .steps, .none: return .unscored
    }
  }

  /// The mean over the rows that say something; only "vet inte" in all rows is unknown.
  private func level(ofRows chosen: [String: String]) -> Level {
    let answered = rows.compactMap { chosen[$0.id] }.compactMap(option)
    let levels = answered.filter { !$0.isUnknown }.compactMap(\.level)
    if levels.isEmpty { return answered.contains(where: \.isUnknown) ? .unknown : .unscored }
    return .scored(rounded(levels.reduce(0, +), over: levels.count))
  }

  private func level(ofNumber number: Double) -> Level {
    guard case .steps(let steps) = levelRule else { return .unscored }
    return steps.last { $0.from <= number }.map { .scored($0.level) } ?? .unscored
  }

  private func rounded(_ sum: Int, over count: Int) -> Int { (sum * 2 + count) / (2 * count) }
}

extension CalendarDate {
  /// How many whole months have gone from this day to the other.
  func wholeMonths(until other: CalendarDate) -> Int {
    let months = (other.year - year) * 12 + other.month - month
    return adding(months: months) > other ? months - 1 : months
  }
}
