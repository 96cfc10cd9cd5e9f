internal import Vocabulary

/// A zone as a file describes it: when its clocks were and will be moved, from 1970 to 2100 (RFC 5545 section 3.6.5).
struct DescribedZone: Sendable {
  /// When clocks are moved, in seconds since 1970 in UTC, and how many seconds east of Greenwich they then are.
  private struct Onset { let second, offset: Int }

  private let onsets: [Onset]
  private let offsetBefore: Int

  /// Nil when no part of it can be read.
  init?(_ component: CalendarComponent, mostParts: Int) {
    let parts = component.components.prefix(mostParts).compactMap(ZonePart.init)
    guard let first = parts.min(by: { $0.start < $1.start }) else { return nil }
    offsetBefore = first.offsetBefore
    onsets = parts.flatMap { part in
      part.times.map { Onset(second: $0.secondsSince1970 - part.offsetBefore, offset: part.offset) }
    }
    .sorted { $0.second < $1.second }
  }

  /// Seconds east of Greenwich, at a second since 1970 in UTC.
  func offset(at second: Int) -> Int {
    var (low, high) = (0, onsets.count)
    while low < high {
      let middle = (low + high) / 2
      if onsets[middle].second <= second { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? offsetBefore : onsets[low - 1].offset
  }
}

/// STANDARD or DAYLIGHT: the times when clocks are moved in one direction.
private struct ZonePart {
  let start: LocalTime
  let offsetBefore: Int
  let offset: Int
  /// By the clock before it is moved.
  let times: [LocalTime]

  init?(_ component: CalendarComponent) {
    guard ["STANDARD", "DAYLIGHT"].contains(component.name),
      let start = component.first("DTSTART").flatMap({ CalendarTime($0) })?.clock,
      let before = component.first("TZOFFSETFROM").flatMap({ Self.seconds($0.value) }),
      let offset = component.first("TZOFFSETTO").flatMap({ Self.seconds($0.value) })
    else { return nil }
    self.start = start
    offsetBefore = before
    self.offset = offset
    let named = component.all("RDATE").flatMap { $0.value.split(separator: ",") }.prefix(1_000)
    let rules = component.all("RRULE").prefix(5).compactMap { try? Recurrence($0.value) }
    times =
      [start] + named.compactMap { CalendarTime($0)?.clock }
      + rules.flatMap { Self.times(of: $0, start: start, offset: before) }
  }

  /// Clocks are moved some times a year; a rule for more than that is not followed.
  private static func times(of rule: Recurrence, start: LocalTime, offset: Int) -> [LocalTime] {
    let first = CalendarDate(monthNumber: 1970 * 12)
    let last = LocalTime(midnight: CalendarDate(monthNumber: 2101 * 12))
    guard rule.frequency == .yearly || rule.frequency == .monthly else { return [] }
    let end = rule.end.latest { $0.adding(seconds: offset) }
    let times = RecurrenceInstances(
      rule, start: start, earliest: LocalTime(midnight: first), latest: min(end ?? last, last))
    return Array(times.prefix(1_000))
  }

  /// Reads "+0100", "-0500" and "+013014"; nil for everything else.
  private static func seconds(_ text: String) -> Int? {
    let bytes = Array(text.trimmed.utf8)
    guard bytes.count == 5 || bytes.count == 7, bytes[0] == 0x2B || bytes[0] == 0x2D,
      let number = DigitText.number(in: bytes[1...])
    else { return nil }
    let digits = bytes.count == 5 ? number * 100 : number
    let seconds = digits / 10_000 * 3600 + digits / 100 % 100 * 60 + digits % 100
    guard seconds < 86_400 else { return nil }
    return bytes[0] == 0x2D ? -seconds : seconds
  }
}
