/// The two digits that name a county. Sv: länskod (SCB).
package struct CountyCode: Sendable, Hashable, Comparable, LosslessStringConvertible {
  let number: UInt8

  /// Accepts "01" and "1" (a spreadsheet drops the leading zero), with space around it; nil when no county has the
  /// number.
  package init?(_ text: String) {
    guard let number = Digits.number(in: text, lengths: 1...2) else { return nil }
    self.init(number: number)
  }

  init?(number: Int) {
    guard let number = UInt8(exactly: number), Self.inUse.contains(number) else { return nil }
    self.number = number
  }

  /// The two digits, as in "01".
  package var text: String { Digits.padded(Int(number), to: 2) }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// 02, 11, 15 and 16 belonged to counties that have been merged into others.
  static let inUse: Set<UInt8> = [1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25]
}

extension CountyCode: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.readText(as: Self.self)
  }

  package func encode(to encoder: any Encoder) throws {
    try encoder.writeText(text)
  }
}

extension [CountyCode] {
  /// Whether what concerns these and what concerns the others may be in the same place. None means the whole country.
  package func meet(_ others: [CountyCode]) -> Bool {
    isEmpty || others.isEmpty || contains(where: others.contains)
  }
}
