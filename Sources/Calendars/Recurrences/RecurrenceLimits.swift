internal import Vocabulary

/// The parts of a rule that take days and times away from its periods.
struct RecurrenceLimits {
  private let rule: Recurrence
  /// Whether numbered weekdays are counted within the month, not the year.
  private let countsInMonth: Bool
  /// Whether each of them is meant, by its number.
  private var isEachMeant: [Bool]
  private let numbered: Set<Recurrence.Day>

  init(_ rule: Recurrence) {
    self.rule = rule
    countsInMonth = rule.frequency == .monthly || !rule.months.isEmpty
    isEachMeant = Array(repeating: false, count: 8)
    for day in rule.weekdays where day.number == 0 { isEachMeant[day.weekday.rawValue] = true }
    numbered = Set(rule.weekdays.filter { $0.number != 0 })
  }

  /// Whether the day keeps all of them but the numbers of weeks.
  func allow(_ date: CalendarDate) -> Bool { allowNamed(date) && yearDay(date) }

  /// The same for a day that was found by its number in the year.
  func allowNamed(_ date: CalendarDate) -> Bool { month(date) && monthDay(date) && weekday(date) }

  func month(_ date: CalendarDate) -> Bool { rule.months.isEmpty || rule.months.contains(date.month) }

  func weekday(_ date: CalendarDate) -> Bool {
    guard !rule.weekdays.isEmpty else { return true }
    let weekday = date.weekday
    return isEachMeant[weekday.rawValue] || (!numbered.isEmpty && isNumbered(date, weekday))
  }

  private func isNumbered(_ date: CalendarDate, _ weekday: Weekday) -> Bool {
    let (before, after) =
      countsInMonth ? (date.day - 1, date.daysInMonth - date.day) : (date.yearDay - 1, date.daysLeft)
    return numbered.contains(Recurrence.Day(weekday, number: before / 7 + 1))
      || numbered.contains(Recurrence.Day(weekday, number: -(after / 7 + 1)))
  }

  private func monthDay(_ date: CalendarDate) -> Bool {
    guard !rule.monthDays.isEmpty else { return true }
    let day = date.day
    return rule.monthDays.contains(day) || rule.monthDays.contains(day - 1 - date.daysInMonth)
  }

  private func yearDay(_ date: CalendarDate) -> Bool {
    guard !rule.yearDays.isEmpty else { return true }
    let day = date.yearDay
    return rule.yearDays.contains(day) || rule.yearDays.contains(day - 1 - date.daysInYear)
  }
}

extension RecurrenceLimits {
  /// Nil when the first second of a period shorter than a day keeps every part that limits it; else the next time when
  /// that is worth asking again.
  func nextChance(after time: LocalTime) -> LocalTime? {
    if !month(time.date) { return LocalTime(midnight: time.date.firstInMonth.adding(months: 1)) }
    if !allow(time.date) { return LocalTime(midnight: time.date.adding(days: 1)) }
    if isMissing(time.hour, in: rule.hours) {
      return LocalTime(secondsSince1970: time.secondsSince1970 + 3600 - time.secondInDay % 3600)
    }
    if rule.frequency <= .minutely, isMissing(time.minute, in: rule.minutes) {
      return LocalTime(secondsSince1970: time.secondsSince1970 + 60 - time.second)
    }
    if rule.frequency == .secondly, isMissing(time.second, in: rule.seconds) { return time.adding(seconds: 1) }
    return nil
  }

  private func isMissing(_ number: Int, in list: [Int]) -> Bool { !list.isEmpty && !list.contains(number) }
}

extension CalendarDate {
  /// From 1.
  fileprivate var yearDay: Int { CalendarDate(monthNumber: year * 12).days(until: self) + 1 }
  /// How many days of the year come after this one.
  fileprivate var daysLeft: Int { daysInYear - yearDay }
}
