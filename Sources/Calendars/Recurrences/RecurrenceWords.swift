package import Vocabulary

extension Recurrence {
  /// The rule as people say it, as in "tredje onsdagen varje månad, inte i juli"; what no people say becomes "enligt
  /// regeln …". Without capital and full stop.
  package var words: String { words(from: nil) }

  /// The same when it is known which day it starts, which many rules leave to it: "varje år den 25 november".
  package func words(from start: CalendarDate?) -> String {
    let isOfDays = hours.isEmpty && minutes.isEmpty && seconds.isEmpty && yearDays.isEmpty && (skip ?? .omit) == .omit
    guard isOfDays, let words = daysInWords(from: start) else { return "enligt regeln \(text)" }
    return words + end.words
  }

  private func daysInWords(from start: CalendarDate?) -> String? {
    switch frequency {
    case .daily where weekdays.isEmpty && monthDays.isEmpty && positions.isEmpty:
      Period.day.words(every: interval) + monthsInWords
    case .daily where interval == 1 && monthDays.isEmpty && positions.isEmpty: weekdaysInWords(from: nil)
    case .weekly where positions.isEmpty: weekdaysInWords(from: start)
    case .monthly: monthlyInWords(from: start)
    case .yearly: yearlyInWords(from: start)
    default: nil
    }
  }

  private func weekdaysInWords(from start: CalendarDate?) -> String {
    let named = weekdays.isEmpty ? start.map { [$0.weekday] } ?? [] : weekdays.map(\.weekday)
    let each = Period.week.words(every: interval)
    if named.count == 7 { return (interval == 1 ? "varje dag" : "alla dagar \(each)") + monthsInWords }
    if named == Weekday.workdays { return "måndag till fredag \(each)" + monthsInWords }
    return (named.isEmpty ? each : "\(each) på \(named.map(\.plural).listed)") + monthsInWords
  }

  private func monthlyInWords(from start: CalendarDate?) -> String? {
    if isOfEachWeekday { return weekdaysInWords(from: nil) }
    guard let day = dayInMonth(from: start) else {
      let saysNothing = weekdays.isEmpty && monthDays.isEmpty && positions.isEmpty
      return saysNothing ? Period.month.words(every: interval) + monthsInWords : nil
    }
    if interval == 1, isOfFewMonths { return "\(day) i \(months.map(\.monthName).listed)" }
    return "\(day) \(Period.month.words(every: interval))" + monthsInWords
  }

  private func yearlyInWords(from start: CalendarDate?) -> String? {
    let each = Period.year.words(every: interval)
    if !weekNumbers.isEmpty { return weekInWords.map { "\(each) \($0)" } }
    let saysNothing = weekdays.isEmpty && monthDays.isEmpty && positions.isEmpty
    if saysNothing, months.isEmpty { return start.map { "\(each) den \($0.wordsWithoutYear)" } ?? each }
    guard !months.isEmpty || weekdays.isEmpty else { return nil }
    if months.isEmpty, !monthDays.isEmpty { return interval == 1 ? monthlyInWords(from: nil) : nil }
    guard let day = dayInMonth(from: start) else { return nil }
    let isDate = weekdays.isEmpty && !day.hasPrefix("sista")
    let months = months.map(\.monthName).listed
    if interval == 1, self.months.count > 1 { return "\(day) i \(months)" }
    return isDate && self.months.count == 1 ? "\(each) \(day) \(months)" : "\(each) \(day) i \(months)"
  }

  private var isOfEachWeekday: Bool {
    interval == 1 && monthDays.isEmpty && positions.isEmpty && !weekdays.isEmpty
      && weekdays.allSatisfy { $0.number == 0 }
  }
}
