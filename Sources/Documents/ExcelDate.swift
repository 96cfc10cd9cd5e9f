/// Excel counts days; this tells which day a number is. Where Excel's count has no real day, the number stays a number.
enum ExcelDate {
  static func cell(_ serial: Double, as look: NumberLook, counts1904: Bool) -> Cell {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return .number(serial) }
    let seconds = Int((serial * 86_400).rounded())
    switch look {
    case .plain: return .number(serial)
    case .duration: return .text(clock(seconds))
    case .clock where seconds < 86_400: return .text(clock(seconds))
    case .clock, .date:
      guard let day = day(seconds / 86_400, counts1904: counts1904) else { return .number(serial) }
      return .date(seconds % 86_400 == 0 ? day : "\(day)T\(fullClock(seconds % 86_400))")
    }
  }

  /// The 1900 count has a 29 February 1900 that never was (day 60), so earlier days lie one step off.
  private static func day(_ count: Int, counts1904: Bool) -> String? {
    if counts1904 { return isoDay(count - 24_107) }
    guard count > 0, count != 60 else { return nil }
    return isoDay(count - (count < 60 ? 25_568 : 25_569))
  }

  /// The civil calendar counted from 1 March, so that the leap day comes last in its year.
  private static func isoDay(_ daysSince1970: Int) -> String {
    let days = daysSince1970 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9, 2))-\(padded(day, 2))"
  }

  private static func clock(_ seconds: Int) -> String {
    seconds % 60 == 0 ? String(fullClock(seconds).dropLast(3)) : fullClock(seconds)
  }

  private static func fullClock(_ seconds: Int) -> String {
    "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
