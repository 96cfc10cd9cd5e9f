/// A span of time as calendars count it.
enum CalendarUnit: String, CaseIterable {
  case year, month, week, day, hour, minute, second, millisecond

  /// Reads the words of FHIRPath and the codes of UCUM.
  init?(named name: String) {
    let singular = name.hasSuffix("s") && name.utf8.count > 2 ? String(name.dropLast()) : name
    if let unit = CalendarUnit(rawValue: singular) { self = unit; return }
    switch name {
    case "a": self = .year
    case "mo": self = .month
    case "wk": self = .week
    case "d": self = .day
    case "h": self = .hour
    case "min": self = .minute
    case "s": self = .second
    case "ms": self = .millisecond
    default: return nil
    }
  }

  /// Whether it is one of the words that stand without quotes after a number.
  static func isWord(_ text: String) -> Bool { allCases.contains { $0.rawValue == text || $0.rawValue + "s" == text } }

  /// Nil for months and years, which have no fixed length.
  var milliseconds: Int? {
    switch self {
    case .year, .month: nil
    case .week: 604_800_000
    case .day: 86_400_000
    case .hour: 3_600_000
    case .minute: 60_000
    case .second: 1000
    case .millisecond: 1
    }
  }
}

extension PartialDate {
  /// Nil outside the years 1 to 9999. A span finer than the date itself counts as whole steps of the date's own kind.
  func adding(_ count: Int, _ unit: CalendarUnit) -> PartialDate? {
    guard abs(count) < 4_000_000_000 else { return nil }
    switch unit {
    case .year: return adding(months: count * 12)
    case .month: return adding(months: month == nil ? count / 12 * 12 : count)
    default: return adding(days: count * (unit.milliseconds ?? 0) / 86_400_000)
    }
  }

  private func adding(months count: Int) -> PartialDate? {
    let total = year * 12 + (month ?? 1) - 1 + count
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    guard total > 0, (1...9999).contains(newYear) else { return nil }
    let lastDay = Calendar.days(in: newMonth, of: newYear)
    return PartialDate(year: newYear, month: month == nil ? nil : newMonth, day: day.map { min($0, lastDay) })
  }

  private func adding(days count: Int) -> PartialDate? {
    if month == nil { return adding(months: count / 365 * 12) }
    if day == nil { return adding(months: count / 30) }
    return Calendar.date(ofDay: firstDay + count)
  }
}

extension PartialDateTime {
  func adding(_ count: Int, _ unit: CalendarUnit) -> PartialDateTime? {
    guard let time, let length = unit.milliseconds, abs(count) < 400_000_000_000_000 / max(1, length / 1000) else {
      return date.adding(count, unit).map { PartialDateTime(date: $0, time: time, offset: offset) }
    }
    let total = milliseconds + count * length
    let day = total >= 0 ? total / 86_400_000 : -((-total + 86_399_999) / 86_400_000)
    guard let date = Calendar.date(ofDay: day), let time = time.replacing(sinceMidnight: total - day * 86_400_000)
    else { return nil }
    return PartialDateTime(date: date, time: time, offset: offset)
  }
}

extension PartialTime {
  /// Goes round past midnight.
  func adding(_ count: Int, _ unit: CalendarUnit) -> PartialTime? {
    guard let length = unit.milliseconds, abs(count) < 400_000_000_000 else { return nil }
    let total = (sinceMidnight + count % 86_400_000 * length) % 86_400_000
    return replacing(sinceMidnight: total < 0 ? total + 86_400_000 : total)
  }
}
