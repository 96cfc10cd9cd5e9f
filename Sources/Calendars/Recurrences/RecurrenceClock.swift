internal import Vocabulary

/// Numbers the periods of a rule, so that one can step from one to the next, and over those that cannot have any
/// instance. A year is its own number; months are counted from year 0; the others from 1970.
struct RecurrenceClock {
  private let frequency: Recurrence.Frequency
  private let weekStart: Weekday
  private let hasWeekNumbers: Bool
  private let first: Int
  private let step: Int

  init(_ rule: Recurrence, start: LocalTime) {
    frequency = rule.frequency
    weekStart = rule.weekStart
    hasWeekNumbers = !rule.weekNumbers.isEmpty
    step = rule.interval * (rule.frequency == .weekly ? 7 : 1)
    first = Self.period(of: start, frequency, weekStart: weekStart, hasWeekNumbers: hasWeekNumbers)
  }

  /// The period before the one with this time, or the first.
  func start(near time: LocalTime?) -> Int {
    guard let time else { return first }
    let period = Self.period(of: time, frequency, weekStart: weekStart, hasWeekNumbers: hasWeekNumbers)
    return first + max(0, (period - first) / step - 1) * step
  }

  func next(after period: Int) -> Int { period + step }

  /// The first of the rule's periods that begins at this time or later, and after the period it now stands at.
  func next(after period: Int, from time: LocalTime) -> Int {
    let seconds = time.secondsSince1970
    let wanted =
      switch frequency {
      case .secondly: seconds
      case .minutely: (seconds + 59).flooredQuotient(60)
      case .hourly: (seconds + 3599).flooredQuotient(3600)
      default: (seconds + 86_399).flooredQuotient(86_400)
      }
    return max(period + step, first + (wanted - first + step - 1).flooredQuotient(step) * step)
  }

  /// The first second of a period of a day or shorter.
  func begin(of period: Int) -> LocalTime {
    switch frequency {
    case .secondly: LocalTime(secondsSince1970: period)
    case .minutely: LocalTime(secondsSince1970: period * 60)
    case .hourly: LocalTime(secondsSince1970: period * 3600)
    default: LocalTime(midnight: CalendarDate(dayNumber: period))
    }
  }

  /// The first day of a period, whatever its length. A year of weeks may begin some days earlier or later.
  func firstDay(of period: Int) -> CalendarDate {
    switch frequency {
    case .yearly where hasWeekNumbers: WeekYear(period, weekStart: weekStart).firstDay
    case .yearly: CalendarDate(monthNumber: period * 12)
    case .monthly: CalendarDate(monthNumber: period)
    default: begin(of: period).date
    }
  }

  private static func period(
    of time: LocalTime, _ frequency: Recurrence.Frequency, weekStart: Weekday, hasWeekNumbers: Bool
  ) -> Int {
    switch frequency {
    case .yearly: hasWeekNumbers ? WeekYear(holding: time.date, weekStart: weekStart).year : time.date.year
    case .monthly: time.date.monthNumber
    case .weekly: time.date.firstInWeek(from: weekStart).dayNumber
    case .daily: time.date.dayNumber
    case .hourly: time.secondsSince1970.flooredQuotient(3600)
    case .minutely: time.secondsSince1970.flooredQuotient(60)
    case .secondly: time.secondsSince1970
    }
  }
}

extension CalendarDate {
  /// Months since January of year 0.
  var monthNumber: Int { year * 12 + month - 1 }

  /// The first day of the month.
  init(monthNumber: Int) {
    let epoch = CalendarDate(dayNumber: 0)
    self = epoch.adding(months: monthNumber - epoch.monthNumber)
  }

  func firstInWeek(from start: Weekday) -> CalendarDate {
    adding(days: -((weekday.rawValue - start.rawValue + 7) % 7))
  }
}
