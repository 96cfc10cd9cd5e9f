extension CalendarDate: LosslessStringConvertible {
  /// Reads "2026-11-22", "20261122" and "2026/11/22", with space around; nil for everything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8.trimmed)
    switch bytes.count {
    case 8: self.init(digits: bytes)
    case 10 where bytes[4] == bytes[7] && [UInt8(ascii: "-"), UInt8(ascii: "/")].contains(bytes[4]):
      self.init(digits: bytes[..<4] + bytes[5..<7] + bytes[8...])
    default: return nil
    }
  }

  private init?(digits: some BidirectionalCollection<UInt8>) {
    guard let number = Digits.number(in: digits) else { return nil }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// "2026-11-22".
  package var text: String {
    "\(Digits.padded(year, to: 4))-\(Digits.padded(month, to: 2))-\(Digits.padded(day, to: 2))"
  }

  package var description: String { text }

  /// "22 november 2026".
  package var words: String { "\(day) \(monthName) \(year)" }

  /// "22 nov. 2026": for tables and cards.
  package var shortWords: String { "\(day) \(Self.shortMonthNames[month - 1]) \(year)" }

  /// "22 november": where the year is plain from what stands around.
  package var wordsWithoutYear: String { "\(day) \(monthName)" }

  /// "söndag 22 november 2026".
  package var wordsWithWeekday: String { "\(weekday.name) \(words)" }

  package var monthName: String { Self.monthNames[month - 1] }

  private static let monthNames: [String] = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
  ]

  private static let shortMonthNames: [String] = [
    "jan.", "feb.", "mars", "april", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec.",
  ]
}

extension CalendarDate: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.readText(as: Self.self)
  }

  package func encode(to encoder: any Encoder) throws {
    try encoder.writeText(text)
  }
}
