package import Vocabulary

/// A rule for when something comes again (RFC 5545 section 3.3.10, RFC 7529). Sv: upprepningsregel.
///
/// Only rules that keep the standard's demands can be made, so that every rule can be followed.
package struct Recurrence: Sendable, Hashable {
  /// How long the periods are that it steps through.
  package let frequency: Frequency
  /// Every period, every second one …: 1 or more.
  package let interval: Int
  package let end: End
  /// Each list is sorted, without duplicates; an empty one says nothing. Numbers below zero count from the end.
  package let months: [Int]
  package let weekNumbers: [Int]
  package let yearDays: [Int]
  package let monthDays: [Int]
  package let weekdays: [Day]
  package let hours: [Int]
  package let minutes: [Int]
  package let seconds: [Int]
  /// Which instances of each period that count.
  package let positions: [Int]
  package let weekStart: Weekday
  /// What to do about days that a month does not have; nil when the rule has no RSCALE.
  package let skip: Skip?

  /// Lists may be in any order. Throws what the standard does not allow.
  package init(
    _ frequency: Frequency, interval: Int = 1, end: End = .never, months: [Int] = [], weekNumbers: [Int] = [],
    yearDays: [Int] = [], monthDays: [Int] = [], weekdays: [Day] = [], hours: [Int] = [], minutes: [Int] = [],
    seconds: [Int] = [], positions: [Int] = [], weekStart: Weekday = .monday, skip: Skip? = nil
  ) throws(RecurrenceFault) {
    self.frequency = frequency
    self.interval = interval
    self.end = end
    self.months = months.sortedOnce
    self.weekNumbers = weekNumbers.sortedOnce
    self.yearDays = yearDays.sortedOnce
    self.monthDays = monthDays.sortedOnce
    self.weekdays = weekdays.sortedOnce
    self.hours = hours.sortedOnce
    self.minutes = minutes.sortedOnce
    self.seconds = seconds.map { $0 == 60 ? 59 : $0 }.sortedOnce
    self.positions = positions.sortedOnce
    self.weekStart = weekStart
    self.skip = skip
    try check()
  }
}

extension Recurrence {
  /// How long a period is; the longest last.
  package enum Frequency: String, Sendable, CaseIterable, Comparable {
    case secondly = "SECONDLY"
    case minutely = "MINUTELY"
    case hourly = "HOURLY"
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"

    package static func < (left: Self, right: Self) -> Bool { left.length < right.length }

    /// About how many seconds.
    private var length: Int {
      switch self {
      case .secondly: 1
      case .minutely: 60
      case .hourly: 3600
      case .daily: 86_400
      case .weekly: 7 * 86_400
      case .monthly: 30 * 86_400
      case .yearly: 365 * 86_400
      }
    }
  }

  /// When it stops.
  package enum End: Sendable, Hashable {
    case never
    /// After so many instances.
    case count(Int)
    /// The last instance is at this time or before it; a day is meant to its end.
    case until(CalendarTime)
  }

  /// A weekday, or the one with a number in the month or year: 1 is the first, -1 the last, 0 each of them.
  package struct Day: Sendable, Hashable, Comparable {
    package let weekday: Weekday
    package let number: Int

    package init(_ weekday: Weekday, number: Int = 0) {
      self.weekday = weekday
      self.number = number
    }

    package static func < (left: Self, right: Self) -> Bool {
      (left.number, left.weekday.rawValue) < (right.number, right.weekday.rawValue)
    }
  }

  /// RFC 7529 section 4.1.
  package enum Skip: String, Sendable, CaseIterable {
    case omit = "OMIT"
    case backward = "BACKWARD"
    case forward = "FORWARD"
  }
}

extension Array where Element: Comparable {
  var sortedOnce: [Element] {
    guard count > 1 else { return self }
    return sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
