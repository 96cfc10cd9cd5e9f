internal import Vocabulary

extension Recurrence {
  /// The rule as a RRULE line has it: FREQ first, which older programs ask for, and nothing that goes without saying.
  package var text: String {
    let lists: [(String, [String])] = [
      ("BYMONTH", months.map(String.init)), ("BYWEEKNO", weekNumbers.map(String.init)),
      ("BYYEARDAY", yearDays.map(String.init)), ("BYMONTHDAY", monthDays.map(String.init)),
      ("BYDAY", weekdays.map(\.text)), ("BYHOUR", hours.map(String.init)), ("BYMINUTE", minutes.map(String.init)),
      ("BYSECOND", seconds.map(String.init)), ("BYSETPOS", positions.map(String.init)),
    ]
    var parts = ["FREQ=\(frequency.rawValue)"]
    if let skip { parts += ["RSCALE=GREGORIAN", "SKIP=\(skip.rawValue)"] }
    if interval != 1 { parts.append("INTERVAL=\(interval)") }
    parts += lists.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.joined(separator: ","))" }
    if weekStart != .monday { parts.append("WKST=\(weekStart.calendarName)") }
    switch end {
    case .never: break
    case .count(let count): parts.append("COUNT=\(count)")
    case .until(let time): parts.append("UNTIL=\(time.text)")
    }
    return parts.joined(separator: ";")
  }
}

extension Recurrence.Day {
  /// Reads "WE", "3WE", "+3WE" and "-1SU".
  init?(_ text: Substring) {
    guard let weekday = Weekday(calendarName: text.suffix(2)) else { return nil }
    let number = text.utf8.dropLast(2)
    guard let place = number.isEmpty ? 0 : DigitText.signedNumber(in: number), number.isEmpty || place != 0 else {
      return nil
    }
    self.init(weekday, number: place)
  }

  fileprivate var text: String { (number == 0 ? "" : String(number)) + weekday.calendarName }
}

extension Weekday {
  private static let calendarNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  init?(calendarName: some StringProtocol) {
    guard let place = Self.calendarNames.firstIndex(where: { $0 == calendarName }) else { return nil }
    self.init(rawValue: place + 1)
  }

  fileprivate var calendarName: String { Self.calendarNames[rawValue - 1] }
}
