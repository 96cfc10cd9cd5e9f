/// The Gregorian calendar, counted in whole days from 1970-01-01.
enum Calendar {
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let years = year - 1
    let leapDays = years / 4 - years / 100 + years / 400
    let before = (1..<month).reduce(0) { $0 + days(in: $1, of: year) }
    return years * 365 + leapDays + before + day - 1 - 719_162
  }

  /// Nil outside the years 1 to 9999.
  static func date(ofDay number: Int) -> PartialDate? {
    guard (-719_162...2_932_896).contains(number) else { return nil }
    var year = 1970 + number / 366
    while dayNumber(year: year + 1, month: 1, day: 1) <= number { year += 1 }
    while dayNumber(year: year, month: 1, day: 1) > number { year -= 1 }
    var rest = number - dayNumber(year: year, month: 1, day: 1)
    var month = 1
    while rest >= days(in: month, of: year) {
      rest -= days(in: month, of: year)
      month += 1
    }
    return PartialDate(year: year, month: month, day: rest + 1)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}

/// Digits as dates write them.
enum WrittenDigits {
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Nil unless every character is a digit, at most nine of them.
  static func number(_ text: String) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
