/// A person's number of the population register: personal, coordination or interim number. Only the form and the check
/// digit are looked at; that somebody has it is for the register to say. Sv: personnummer, samordningsnummer.
/// Source: folkbokföringslagen (1991:481) 18–18 b §§, and the tax agency's lists of test numbers.
package struct PersonalNumber: Hashable, Sendable {
  package enum Kind: Sendable {
    /// Sv: personnummer.
    case personal
    /// The day is 60 higher; month and day may be unknown, so they need not make a date. Sv: samordningsnummer.
    case coordination
    /// A letter stands for the first of the last four: given by a health service until there is a real one.
    /// Sv: interimsnummer.
    case interim
  }

  package let kind: Kind
  /// The year in full, and no sign between: `198001019999`.
  package let text: String

  /// Reads 10 or 12 characters with or without `-` or `+` before the last four; nil for what no number looks like.
  /// Ten characters are of the last hundred years before `day`, or of the hundred before that when the sign is `+`.
  package init?(_ written: String, asOf day: CalendarDate) {
    var characters = Array(written.uppercased().utf8.trimmed)
    var isOver100 = false
    if characters.count == 11 || characters.count == 13 {
      let sign = characters.remove(at: characters.count - 5)
      guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return nil }
      isOver100 = sign == UInt8(ascii: "+")
    }
    guard characters.count == 10 || characters.count == 12 else { return nil }
    let short = Array(characters.suffix(10))
    guard let kind = Self.kind(of: short) else { return nil }
    if characters.count == 10 {
      guard let year = Self.year(short, isOver100: isOver100, asOf: day) else { return nil }
      characters = Array(Digits.padded(year, to: 4).utf8) + short[2...]
    }
    guard let year = Digits.number(in: characters[..<4]), Self.isPossible(characters, kind, year) else { return nil }
    self.kind = kind
    text = String(decoding: characters, as: UTF8.self)
  }

  /// The day of birth, where the number tells it: a coordination number may not.
  package var birthday: CalendarDate? {
    guard let year = Int(text.prefix(4)), let month = Int(text.dropFirst(4).prefix(2)),
      let day = Int(text.dropFirst(6).prefix(2))
    else { return nil }
    return CalendarDate(year: year, month: month, day: kind == .coordination ? day - 60 : day)
  }

  /// As one writes it: `19800101-9999`.
  package var words: String { "\(text.prefix(8))-\(text.suffix(4))" }

  /// The latest year with these two digits in which the birthday has been.
  private static func year(_ short: [UInt8], isOver100: Bool, asOf today: CalendarDate) -> Int? {
    guard let two = Digits.number(in: short[..<2]), let month = Digits.number(in: short[2..<4]),
      let day = Digits.number(in: short[4..<6])
    else { return nil }
    let latest = today.year - (today.year - two) % 100
    let isAhead = latest == today.year && (month, day % 60) > (today.month, today.day)
    return latest - (isOver100 ? 100 : 0) - (isAhead ? 100 : 0)
  }

  /// The kind by its form, when the check digit is right.
  private static func kind(of short: [UInt8]) -> Kind? {
    var digits = short
    let isInterim = "TRSUWXJKLMN".utf8.contains(short[6])
    // The letter counts as 1.
    if isInterim { digits[6] = UInt8(ascii: "1") }
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), isChecked(digits),
      let day = Digits.number(in: short[4..<6])
    else { return nil }
    if isInterim { return .interim }
    // Birth numbers begin at 001.
    guard short[6..<9] != [48, 48, 48] else { return nil }
    return day >= 60 ? .coordination : .personal
  }

  /// The tenth digit by the others, each second doubled (Luhn, ISO/IEC 7812-1).
  private static func isChecked(_ digits: [UInt8]) -> Bool {
    let sum = digits.enumerated().reduce(0) { sum, item in
      let value = Int(item.element - UInt8(ascii: "0")) * (item.offset.isMultiple(of: 2) ? 2 : 1)
      return sum + value / 10 + value % 10
    }
    return sum.isMultiple(of: 10)
  }

  private static func isPossible(_ characters: [UInt8], _ kind: Kind, _ year: Int) -> Bool {
    guard (1840...2199).contains(year), let month = Digits.number(in: characters[4..<6]),
      let day = Digits.number(in: characters[6..<8])
    else { return false }
    if kind == .coordination { return month <= 12 && (60...91).contains(day) }
    return CalendarDate(year: year, month: month, day: day) != nil
  }
}
