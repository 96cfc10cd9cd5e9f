internal import Vocabulary

/// The weeks of a year: the first is the one with at least four of its days (RFC 5545 section 3.3.10, BYWEEKNO).
struct WeekYear {
  let year: Int
  let firstDay: CalendarDate
  let weekCount: Int

  init(_ year: Int, weekStart: Weekday) {
    self.year = year
    firstDay = Self.firstDay(of: year, weekStart: weekStart)
    weekCount = firstDay.days(until: Self.firstDay(of: year + 1, weekStart: weekStart)) / 7
  }

  /// The year that the day's week belongs to, which around New Year may be another than the day's.
  init(holding date: CalendarDate, weekStart: Weekday) {
    let middle = date.firstInWeek(from: weekStart).adding(days: 3)
    self.init(middle.year, weekStart: weekStart)
  }

  /// The seven days of a week; none for a week the year does not have. Numbers below zero count from the end.
  func days(ofWeek number: Int) -> [CalendarDate] {
    let number = number < 0 ? weekCount + 1 + number : number
    guard (1...weekCount).contains(number) else { return [] }
    return (0..<7).map { firstDay.adding(days: (number - 1) * 7 + $0) }
  }

  private static func firstDay(of year: Int, weekStart: Weekday) -> CalendarDate {
    CalendarDate(monthNumber: year * 12).adding(days: 3).firstInWeek(from: weekStart)
  }
}
