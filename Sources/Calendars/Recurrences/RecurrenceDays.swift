internal import Vocabulary

/// The days of a period of a day or longer that a rule names, before their times of day: the table of RFC 5545 section
/// 3.3.10, with RFC 7529's care for days that do not exist.
struct RecurrenceDays {
  private let rule: Recurrence
  private let start: CalendarDate
  private let limits: RecurrenceLimits

  init(_ rule: Recurrence, start: CalendarDate) {
    self.rule = rule
    self.start = start
    limits = RecurrenceLimits(rule)
  }

  /// Sorted, without duplicates.
  func days(from first: CalendarDate) -> [CalendarDate] {
    switch rule.frequency {
    case .yearly where !rule.weekNumbers.isEmpty: inWeeks(of: first)
    case .yearly: inYear(first.year)
    case .monthly: limits.month(first) ? inMonth(first) : []
    case .weekly: inWeek(first)
    default: limits.allow(first) ? [first] : []
    }
  }

  private func inWeeks(of first: CalendarDate) -> [CalendarDate] {
    let year = WeekYear(holding: first, weekStart: rule.weekStart)
    let days = rule.weekNumbers.flatMap(year.days(ofWeek:)).sortedOnce
    let isAnyDayNamed = !rule.weekdays.isEmpty || !rule.monthDays.isEmpty || !rule.yearDays.isEmpty
    return days.filter { limits.allow($0) && (isAnyDayNamed || $0.weekday == start.weekday) }
  }

  private func inYear(_ year: Int) -> [CalendarDate] {
    if !rule.yearDays.isEmpty {
      return rule.yearDays.compactMap { yearDay($0, of: year) }.sortedOnce.filter(limits.allowNamed)
    }
    guard rule.months.isEmpty else {
      return rule.months.flatMap { inMonth(CalendarDate(monthNumber: year * 12 + $0 - 1)) }.sortedOnce
    }
    if !rule.monthDays.isEmpty {
      return (0..<12).flatMap { inMonth(CalendarDate(monthNumber: year * 12 + $0)) }.sortedOnce
    }
    if !rule.weekdays.isEmpty {
      let first = CalendarDate(monthNumber: year * 12)
      return rule.weekdays.flatMap { $0.days(from: first, length: first.daysInYear) }.sortedOnce
    }
    return monthDay(start.day, of: CalendarDate(monthNumber: year * 12 + start.month - 1)).map { [$0] } ?? []
  }

  private func inMonth(_ first: CalendarDate) -> [CalendarDate] {
    if !rule.monthDays.isEmpty {
      return rule.monthDays.compactMap { monthDay($0, of: first) }.sortedOnce.filter(limits.weekday)
    }
    if !rule.weekdays.isEmpty {
      return rule.weekdays.flatMap { $0.days(from: first, length: first.daysInMonth) }.sortedOnce
    }
    return monthDay(start.day, of: first).map { [$0] } ?? []
  }

  private func inWeek(_ first: CalendarDate) -> [CalendarDate] {
    (0..<7).map(first.adding(days:)).filter { day in
      limits.allow(day) && (!rule.weekdays.isEmpty || day.weekday == start.weekday)
    }
  }

  private func monthDay(_ number: Int, of first: CalendarDate) -> CalendarDate? {
    let length = first.daysInMonth
    guard number <= length else { return skipped(to: first.adding(days: length)) }
    let place = number > 0 ? number - 1 : length + number
    return place >= 0 ? first.adding(days: place) : nil
  }

  private func yearDay(_ number: Int, of year: Int) -> CalendarDate? {
    let first = CalendarDate(monthNumber: year * 12)
    let length = first.daysInYear
    guard number <= length else { return skipped(to: first.adding(days: length)) }
    let place = number > 0 ? number - 1 : length + number
    return place >= 0 ? first.adding(days: place) : nil
  }

  /// What a day that does not exist becomes, when the next that does is this.
  private func skipped(to next: CalendarDate) -> CalendarDate? {
    switch rule.skip ?? .omit {
    case .omit: nil
    case .forward: next
    case .backward: next.adding(days: -1)
    }
  }
}

extension Recurrence.Day {
  /// The days it names in a month or year.
  fileprivate func days(from first: CalendarDate, length: Int) -> [CalendarDate] {
    let earliest = (weekday.rawValue - first.weekday.rawValue + 7) % 7
    let places = Array(stride(from: earliest, to: length, by: 7))
    guard number != 0 else { return places.map(first.adding(days:)) }
    let place = number > 0 ? number - 1 : places.count + number
    return places.indices.contains(place) ? [first.adding(days: places[place])] : []
  }
}

extension CalendarDate {
  var daysInMonth: Int { CalendarDate.length(ofMonth: month, in: year) }
  var daysInYear: Int { CalendarDate.isLeap(year) ? 366 : 365 }
}
