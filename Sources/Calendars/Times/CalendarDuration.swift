internal import Vocabulary

/// How long something lasts, or how far from a time it is (RFC 5545 section 3.3.6). Sv: varaktighet.
package struct CalendarDuration: Sendable, Hashable {
  /// Days of the calendar, which are 23 or 25 hours when clocks are moved. Weeks are read as seven of them.
  package let days: Int
  /// Seconds that pass, whatever clocks show.
  package let seconds: Int

  /// Both are below zero for a time before.
  package init(days: Int = 0, seconds: Int = 0) {
    self.days = days
    self.seconds = seconds
  }

  /// Minutes that pass.
  package init(minutes: Int) { self.init(seconds: minutes * 60) }

  /// Reads "PT15M", "-P1DT2H" and "P2W"; nil for everything else.
  package init?(_ text: some StringProtocol) {
    var rest = Array(text.trimmed.uppercased().utf8)[...]
    let isBefore = rest.first == 0x2D
    if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
    guard rest.popFirst() == UInt8(ascii: "P") else { return nil }
    let halves = rest.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let days = Self.sum(of: halves[0], units: [("W", 7), ("D", 1)]),
      let seconds = Self.sum(of: halves.count == 2 ? halves[1] : [], units: [("H", 3600), ("M", 60), ("S", 1)]),
      !rest.isEmpty, halves.last?.isEmpty == false
    else { return nil }
    self.init(days: isBefore ? -days : days, seconds: isBefore ? -seconds : seconds)
  }

  /// Nil when something is left over. Each unit may come once, the largest first.
  private static func sum(of text: ArraySlice<UInt8>, units: [(mark: Unicode.Scalar, size: Int)]) -> Int? {
    var rest = text
    var sum = 0
    for unit in units {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty, rest.dropFirst(digits.count).first == UInt8(ascii: unit.mark) else { continue }
      guard let number = DigitText.number(in: digits) else { return nil }
      sum += number * unit.size
      rest = rest.dropFirst(digits.count + 1)
    }
    return rest.isEmpty ? sum : nil
  }

  /// "P1DT2H30M", "-PT15M", or "PT0S" for none. Days and seconds on either side of zero cannot be written together; the
  /// days are then written as seconds.
  package var text: String {
    guard days.signum() * seconds.signum() >= 0 else {
      return CalendarDuration(seconds: days * 86_400 + seconds).text
    }
    let (days, seconds) = (days.magnitude, seconds.magnitude)
    let units = [(seconds / 3600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")]
    let clock = units.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    let time = clock.isEmpty ? (days == 0 ? "T0S" : "") : "T" + clock
    return (self.days < 0 || self.seconds < 0 ? "-P" : "P") + (days == 0 ? "" : "\(days)D") + time
  }
}
