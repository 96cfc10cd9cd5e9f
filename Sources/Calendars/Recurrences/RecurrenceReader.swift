internal import Vocabulary

extension Recurrence {
  /// Reads the value of a RRULE or EXRULE line. Small letters, spaces and semicolons at the end are overlooked, since
  /// programs write them.
  package init(_ text: String) throws(RecurrenceFault) {
    let parts = try RecurrenceParts(text)
    guard let frequency = try parts.word("FREQ", as: Frequency.self) else {
      throw RecurrenceFault(sentence: "Upprepningen säger inte hur ofta: FREQ saknas.")
    }
    try self.init(
      frequency, interval: parts.number("INTERVAL") ?? 1, end: parts.end(), months: parts.numbers("BYMONTH"),
      weekNumbers: parts.numbers("BYWEEKNO"), yearDays: parts.numbers("BYYEARDAY"),
      monthDays: parts.numbers("BYMONTHDAY"), weekdays: parts.days(), hours: parts.numbers("BYHOUR"),
      minutes: parts.numbers("BYMINUTE"), seconds: parts.numbers("BYSECOND"), positions: parts.numbers("BYSETPOS"),
      weekStart: parts.weekStart(), skip: parts.skip())
  }
}

/// The parts of a rule by name, in capitals.
private struct RecurrenceParts {
  private static let known: Set<String> = [
    "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY",
    "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST", "RSCALE", "SKIP",
  ]
  /// No list of a rule has more values that differ: 53 weeks from either end for each weekday.
  private static let mostValues = 1_000

  private var values: [String: String] = [:]

  init(_ text: String) throws(RecurrenceFault) {
    guard text.utf8.count <= 10_000 else { throw RecurrenceFault(sentence: "Upprepningens regel är för lång.") }
    for part in text.uppercased().split(separator: ";") where !part.trimmed.isEmpty {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(halves[0].trimmed)
      guard halves.count == 2, Self.known.contains(name) || name.hasPrefix("X-") else {
        throw RecurrenceFault(sentence: "Upprepningen har en okänd del: \(name.prefix(40)).")
      }
      guard values.updateValue(String(halves[1].trimmed), forKey: name) == nil else {
        throw RecurrenceFault(sentence: "Upprepningen säger \(name.prefix(40)) två gånger.")
      }
    }
  }

  func word<Word: RawRepresentable<String>>(_ name: String, as: Word.Type) throws(RecurrenceFault) -> Word? {
    guard let value = values[name] else { return nil }
    guard let word = Word(rawValue: value) else { throw unreadable(name) }
    return word
  }

  func number(_ name: String) throws(RecurrenceFault) -> Int? {
    guard let value = values[name] else { return nil }
    guard let number = DigitText.number(in: value.utf8) else { throw unreadable(name) }
    return number
  }

  func numbers(_ name: String) throws(RecurrenceFault) -> [Int] {
    try list(name) { DigitText.signedNumber(in: $0.utf8) }
  }

  func days() throws(RecurrenceFault) -> [Recurrence.Day] { try list("BYDAY", Recurrence.Day.init) }

  func weekStart() throws(RecurrenceFault) -> Weekday {
    guard let value = values["WKST"] else { return .monday }
    guard let weekday = Weekday(calendarName: value) else { throw unreadable("WKST") }
    return weekday
  }

  func end() throws(RecurrenceFault) -> Recurrence.End {
    let count = try number("COUNT")
    guard let until = values["UNTIL"] else { return count.map { .count($0) } ?? .never }
    guard count == nil else {
      throw RecurrenceFault(sentence: "Upprepningen säger både COUNT och UNTIL, och bara en av dem kan gälla.")
    }
    guard let time = CalendarTime(until) else { throw unreadable("UNTIL") }
    return .until(time)
  }

  func skip() throws(RecurrenceFault) -> Recurrence.Skip? {
    let skip = try word("SKIP", as: Recurrence.Skip.self)
    guard let scale = values["RSCALE"] else {
      guard skip == nil else { throw RecurrenceFault(sentence: "Upprepningen säger SKIP men inte RSCALE.") }
      return nil
    }
    guard scale == "GREGORIAN" else {
      throw RecurrenceFault(sentence: "Upprepningen följer en annan tideräkning än vår: \(scale.prefix(40)).")
    }
    return skip ?? .omit
  }

  private func list<Value>(_ name: String, _ read: (Substring) -> Value?) throws(RecurrenceFault) -> [Value] {
    guard let value = values[name] else { return [] }
    var list: [Value] = []
    for part in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = read(part.trimmed), list.count < Self.mostValues else { throw unreadable(name) }
      list.append(value)
    }
    return list
  }

  private func unreadable(_ name: String) -> RecurrenceFault {
    RecurrenceFault(sentence: "Upprepningens \(name) går inte att läsa: \((values[name] ?? "").prefix(40)).")
  }
}
