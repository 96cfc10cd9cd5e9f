/// Looks for somebody's number in a running text: twelve digits in a row, or six or eight and the last four with a sign
/// between, whatever kind of dash a word processor made of it. Ten digits in a row are as often a telephone number.
struct FoundPersonalNumber {
  private let signs: [UInt8]
  private let day: CalendarDate

  private static let other: UInt8 = 0
  private static let dash = UInt8(ascii: "-")
  /// Hyphens, en dash, em dash and minus.
  private static let dashes: Set<Unicode.Scalar> = [
    "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
  ]

  init(in text: String, asOf day: CalendarDate) {
    signs = text.unicodeScalars.map { Self.dashes.contains($0) ? Self.dash : $0.isASCII ? UInt8($0.value) : Self.other }
    self.day = day
  }

  var isFound: Bool { signs.indices.contains { isDigit($0) && !isDigit($0 - 1) && isNumber(from: $0) } }

  private func isNumber(from start: Int) -> Bool {
    let end = signs[start...].firstIndex { !Self.isDigit($0) } ?? signs.endIndex
    switch end - start {
    case 12: return reads(signs[start..<end])
    case 8: return isEnded(start..<end, by: [Self.dash, UInt8(ascii: "+"), UInt8(ascii: " ")])
    case 6: return isEnded(start..<end, by: [Self.dash, UInt8(ascii: "+")])
    default: return false
    }
  }

  /// Whether one of the signs and the last four follow, and nothing more of a number.
  private func isEnded(_ birthday: Range<Int>, by between: [UInt8]) -> Bool {
    let (sign, last) = (birthday.upperBound, birthday.upperBound + 1..<birthday.upperBound + 5)
    guard last.upperBound <= signs.endIndex, between.contains(signs[sign]), !isDigit(last.upperBound) else {
      return false
    }
    let middle = signs[sign] == UInt8(ascii: "+") ? signs[sign] : Self.dash
    return reads(signs[birthday] + [middle] + signs[last])
  }

  private func reads(_ found: ArraySlice<UInt8>) -> Bool {
    PersonalNumber(String(decoding: found, as: UTF8.self), asOf: day) != nil
  }

  private func isDigit(_ index: Int) -> Bool { signs.indices.contains(index) && Self.isDigit(signs[index]) }
  private static func isDigit(_ sign: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign) }
}

extension PersonalNumber {
  /// Whether a text has what looks like somebody's number.
  package static func isFound(in text: String, asOf day: CalendarDate) -> Bool {
    FoundPersonalNumber(in: text, asOf: day).isFound
  }
}
