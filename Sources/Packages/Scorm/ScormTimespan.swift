/// How long something took (CMITimespan): `HHHH:MM:SS.SS`, two to four digits of hours, at most two decimals.
package struct ScormTimespan: Sendable, Hashable, LosslessStringConvertible {
  /// Hundredths of a second, up to 9999:59:59.99.
  package let hundredths: Int

  package static let most = ScormTimespan(hundredths: 3_600_000_000 - 1)

  /// What is longer than the form can write is the longest it can.
  package init(hundredths: Int) { self.hundredths = min(max(0, hundredths), 3_600_000_000 - 1) }

  /// Nil for another form. Minutes and seconds up to 99 are taken, as the form allows.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Array($0) }
    guard parts.count == 3, let hours = Self.digits(parts[0], 2...4), let minutes = Self.digits(parts[1], 2...2) else {
      return nil
    }
    guard let seconds = Self.hundredths(parts[2]) else { return nil }
    self.init(hundredths: (hours * 60 + minutes) * 6_000 + seconds)
  }

  package var description: String {
    let seconds = hundredths / 100
    let parts = [(seconds / 3600, 4), (seconds / 60 % 60, 2), (seconds % 60, 2)]
    return parts.map { Self.padded($0, to: $1) }.joined(separator: ":") + "." + Self.padded(hundredths % 100, to: 2)
  }

  package static func + (left: Self, right: Self) -> Self { Self(hundredths: left.hundredths + right.hundredths) }

  /// `SS`, `SS.S` or `SS.SS`.
  static func hundredths(_ text: [UInt8]) -> Int? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }
    guard (1...2).contains(parts.count), let seconds = digits(parts[0], 2...2) else { return nil }
    guard parts.count == 2 else { return seconds * 100 }
    return digits(parts[1], 1...2).map { seconds * 100 + (parts[1].count == 1 ? $0 * 10 : $0) }
  }

  static func digits(_ text: [UInt8], _ count: ClosedRange<Int>) -> Int? {
    guard count.contains(text.count), text.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  private static func padded(_ number: Int, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
  }
}

extension ScormTimespan: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(hundredths: try decoder.singleValueContainer().decode(Int.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var stored = encoder.singleValueContainer()
    try stored.encode(hundredths)
  }
}
