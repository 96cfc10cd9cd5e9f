/// Sv: veckodag. The week begins on Monday.
package enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  package var name: String {
    switch self {
    case .monday: "måndag"
    case .tuesday: "tisdag"
    case .wednesday: "onsdag"
    case .thursday: "torsdag"
    case .friday: "fredag"
    case .saturday: "lördag"
    case .sunday: "söndag"
    }
  }
}

/// A week by its number (ISO 8601: the first week of a year holds its first Thursday). Sv: vecka.
package struct Week: Sendable, Hashable, Comparable {
  /// The year the week belongs to, which around New Year may differ from the day's year.
  package let year: Int
  package let number: Int

  /// "vecka 47".
  package var text: String { "vecka \(number)" }

  package static func < (left: Self, right: Self) -> Bool { (left.year, left.number) < (right.year, right.number) }
}

extension CalendarDate {
  package var weekday: Weekday {
    let daysSinceMonday = dayNumber + 3 - (dayNumber + 3).flooredQuotient(7) * 7
    return Weekday(rawValue: daysSinceMonday + 1) ?? .monday
  }

  package var week: Week {
    let thursday = adding(days: Weekday.thursday.rawValue - weekday.rawValue)
    let newYear = thursday.adding(days: 1 - thursday.day).adding(months: 1 - thursday.month)
    return Week(year: thursday.year, number: newYear.days(until: thursday) / 7 + 1)
  }

  package var mondayInWeek: CalendarDate { adding(days: 1 - weekday.rawValue) }
}
