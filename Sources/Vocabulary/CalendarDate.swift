/// A day in the calendar, without time and time zone. Sv: datum.
package struct CalendarDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01; the years 1 to 9999 fit.
  package let dayNumber: Int

  /// Nil when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    dayNumber = Self.dayNumber(year: year, month: month, day: day)
  }

  package init(dayNumber: Int) { self.dayNumber = dayNumber }

  package var year: Int { parts.year }
  package var month: Int { parts.month }
  package var day: Int { parts.day }

  package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// The same day in another month, or that month's last day when it has no such day: a month after 31 January is 28 or
  /// 29 February.
  package func adding(months: Int) -> CalendarDate {
    let (year, month, day) = parts
    let total = year * 12 + (month - 1) + months
    let (newYear, newMonth) = (total.flooredQuotient(12), total - total.flooredQuotient(12) * 12 + 1)
    let newDay = min(day, Self.length(ofMonth: newMonth, in: newYear))
    return CalendarDate(dayNumber: Self.dayNumber(year: newYear, month: newMonth, day: newDay))
  }

  package func adding(years: Int) -> CalendarDate { adding(months: 12 * years) }

  /// How many days from this one to the other; negative when the other is earlier.
  package func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

  package var firstInMonth: CalendarDate { adding(days: 1 - day) }
  package var lastInMonth: CalendarDate { firstInMonth.adding(months: 1).adding(days: -1) }

  package static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }
}

extension CalendarDate {
  package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  package static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Years are counted from March, so that the leap day is the last day of its year.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear.flooredQuotient(400)
    let yearInEra = marchYear - era * 400
    let dayInYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearInEra * 365 + yearInEra / 4 - yearInEra / 100 + dayInYear - 719_468
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayInEra = shifted - era * 146_097
    let yearInEra = (dayInEra - dayInEra / 1460 + dayInEra / 36_524 - dayInEra / 146_096) / 365
    let dayInYear = dayInEra - (365 * yearInEra + yearInEra / 4 - yearInEra / 100)
    let marchMonth = (5 * dayInYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearInEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayInYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

extension Int {
  /// Rounded down, also below zero.
  package func flooredQuotient(_ divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
