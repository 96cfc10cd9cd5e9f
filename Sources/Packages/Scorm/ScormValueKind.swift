/// What an element of the data model holds, and so what may be set (Run-Time Environment 3.4.3).
enum ScormValueKind: Sendable {
  /// At most so many UTF-16 units, as browsers count.
  case text(Int)
  /// Without spaces, at most 255.
  case identifier
  /// 0 to 100, or empty.
  case score
  case decimal
  /// A whole number between two.
  case whole(ClosedRange<Int>)
  case timespan
  case clockTime
  case words(Set<String>)
  /// One of the words, or a number.
  case result(Set<String>)

  func takes(_ value: String) -> Bool {
    switch self {
    case .text(let most): value.utf16.count <= most
    case .identifier: !value.isEmpty && value.utf16.count <= 255 && !value.unicodeScalars.contains(where: Self.isGap)
    case .score: value.isEmpty || ScormDecimal(value)?.isScore == true
    case .decimal: ScormDecimal(value) != nil
    case .whole(let range): Self.number(value).map(range.contains) == true
    case .timespan: ScormTimespan(value) != nil
    case .clockTime: Self.isClockTime(value)
    case .words(let words): words.contains(value)
    case .result(let words): words.contains(value) || ScormDecimal(value) != nil
    }
  }

  /// ASCII's control characters and space: the browser's side judges by the same.
  private static func isGap(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar.value == 0x7F }

  private static func number(_ text: String) -> Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard (1...3).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func isClockTime(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Array($0) }
    guard parts.count == 3, let hour = ScormTimespan.digits(parts[0], 2...2), hour < 24 else { return false }
    guard let minute = ScormTimespan.digits(parts[1], 2...2), minute < 60 else { return false }
    return ScormTimespan.hundredths(parts[2]).map { $0 < 6_000 } == true
  }
}
