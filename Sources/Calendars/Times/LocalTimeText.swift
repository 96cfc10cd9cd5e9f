package import Vocabulary

extension LocalTime: CustomStringConvertible {
  /// Reads "20261118T131500"; nil for everything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 15, bytes[8] == 0x54 || bytes[8] == 0x74,
      let date = CalendarDate(basic: bytes[..<8]), let time = DigitText.number(in: bytes[9...])
    else { return nil }
    self.init(date, hour: time / 10_000, minute: time / 100 % 100, second: time % 100)
  }

  /// "20261118T131500".
  package var text: String {
    "\(date.basicText)T\(Digits.padded(hour * 10_000 + minute * 100 + second, to: 6))"
  }

  package var description: String { text }
}

extension CalendarDate {
  /// Reads the eight digits of a date in a calendar, "20261118" (RFC 5545 section 3.3.4).
  init?(basic digits: some Collection<UInt8>) {
    guard digits.count == 8, let number = DigitText.number(in: digits) else { return nil }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// "20261118".
  package var basicText: String { Digits.padded(year * 10_000 + month * 100 + day, to: 8) }
}

/// Whole numbers as calendars write them.
enum DigitText {
  /// Nil for anything but one to nine digits, so that no sum of what is read overflows.
  static func number(in digits: some Collection<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit) - 0x30
    }
    return number
  }

  /// With a plus or minus before it, or none.
  static func signedNumber(in text: some Collection<UInt8>) -> Int? {
    guard let sign = text.first, sign == 0x2B || sign == 0x2D else { return number(in: text) }
    return number(in: text.dropFirst()).map { sign == 0x2D ? -$0 : $0 }
  }
}
