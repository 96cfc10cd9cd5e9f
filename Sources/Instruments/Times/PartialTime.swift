/// A time of day, to the hour, the minute, or the second with its thousandths.
package struct PartialTime: Sendable, Hashable, CustomStringConvertible {
  let hour: Int
  let minute: Int?
  /// Thousandths of seconds within the minute.
  let milliseconds: Int?

  init?(hour: Int, minute: Int? = nil, milliseconds: Int? = nil) {
    guard (0...23).contains(hour), (0...59).contains(minute ?? 0) else { return nil }
    guard (0..<60_000).contains(milliseconds ?? 0), milliseconds == nil || minute != nil else { return nil }
    (self.hour, self.minute, self.milliseconds) = (hour, minute, milliseconds)
  }

  /// Reads `hh`, `hh:mm`, `hh:mm:ss` and `hh:mm:ss.fff`.
  package init?(_ text: some StringProtocol) {
    let parts = String(text).split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (1...3).contains(parts.count), parts.prefix(2).allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    guard let hour = WrittenDigits.number(parts[0]) else { return nil }
    let minute = parts.count > 1 ? WrittenDigits.number(parts[1]) : nil
    let milliseconds = parts.count > 2 ? PartialTime.milliseconds(parts[2]) : nil
    guard parts.count < 2 || minute != nil, parts.count < 3 || milliseconds != nil else { return nil }
    self.init(hour: hour, minute: minute, milliseconds: milliseconds)
  }

  package var description: String {
    var text = WrittenDigits.padded(hour, 2)
    if let minute { text += ":" + WrittenDigits.padded(minute, 2) }
    guard let milliseconds else { return text }
    let (seconds, thousandths) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    text += ":" + WrittenDigits.padded(seconds, 2)
    return thousandths == 0 ? text : text + "." + WrittenDigits.padded(thousandths, 3)
  }

  var parts: [Int?] { [hour, minute, milliseconds] }

  /// Thousandths of seconds since midnight, of the first moment it can mean.
  var sinceMidnight: Int { (hour * 60 + (minute ?? 0)) * 60_000 + (milliseconds ?? 0) }

  /// A time with the same precision, so many thousandths after midnight.
  func replacing(sinceMidnight total: Int) -> PartialTime? {
    let (minutes, rest) = total.quotientAndRemainder(dividingBy: 60_000)
    return PartialTime(
      hour: minutes / 60, minute: minute == nil ? nil : minutes % 60, milliseconds: milliseconds == nil ? nil : rest)
  }

  private static func milliseconds(_ text: String) -> Int? {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard halves[0].utf8.count == 2, let seconds = WrittenDigits.number(halves[0]), seconds < 60 else { return nil }
    guard halves.count == 2 else { return seconds * 1000 }
    let digits = String(halves[1].prefix(3))
    guard let part = WrittenDigits.number(digits), halves[1].allSatisfy(\.isWholeNumber) else { return nil }
    return seconds * 1000 + part * [100, 10, 1][digits.utf8.count - 1]
  }
}
