/// A day with or without a time and a time zone: FHIR's dateTime.
package struct PartialDateTime: Sendable, Hashable, CustomStringConvertible {
  package let date: PartialDate
  package let time: PartialTime?
  /// Minutes east of Greenwich.
  let offset: Int?

  init(date: PartialDate, time: PartialTime? = nil, offset: Int? = nil) {
    (self.date, self.time, self.offset) = (date, time, time == nil ? nil : offset)
  }

  /// Reads a date, or a date, `T` and a time, perhaps with `Z` or `+hh:mm`.
  package init?(_ text: some StringProtocol) {
    let halves = String(text).split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = halves.first, let date = PartialDate(first) else { return nil }
    guard halves.count == 2, !halves[1].isEmpty else {
      self.init(date: date)
      return
    }
    let zoneStart = halves[1].firstIndex { "Z+-".contains($0) } ?? halves[1].endIndex
    let zone = halves[1][zoneStart...]
    guard date.day != nil, let time = PartialTime(halves[1][..<zoneStart]) else { return nil }
    let offset = PartialDateTime.offset(zone)
    guard zone.isEmpty || offset != nil else { return nil }
    self.init(date: date, time: time, offset: offset)
  }

  package var description: String {
    guard let time else { return date.description }
    return "\(date)T\(time)" + (offset.map(PartialDateTime.zoneText) ?? "")
  }

  /// A time without a zone is taken to be in the same zone as the other's.
  func compared(with other: PartialDateTime) -> Ordering? {
    guard let time, let otherTime = other.time else {
      let both = PartialOrder.compare(date.parts, other.date.parts)
      return both == .same && (time == nil) != (other.time == nil) ? nil : both
    }
    guard let offset, let otherOffset = other.offset, offset != otherOffset else {
      return PartialOrder.compare(date.parts + time.parts, other.date.parts + otherTime.parts)
    }
    guard time.minute != nil, otherTime.minute != nil else { return nil }
    let (left, right) = (milliseconds - offset * 60_000, other.milliseconds - otherOffset * 60_000)
    return left == right ? .same : left < right ? .before : .after
  }

  /// Thousandths of seconds since 1970-01-01 by the clock on the wall.
  var milliseconds: Int { date.firstDay * 86_400_000 + (time?.sinceMidnight ?? 0) }

  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    guard let hours = WrittenDigits.number(parts[0]), let minutes = WrittenDigits.number(parts[1]) else { return nil }
    guard hours <= 14, minutes < 60 else { return nil }
    return (text.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func zoneText(_ offset: Int) -> String {
    guard offset != 0 else { return "Z" }
    let (hours, minutes) = abs(offset).quotientAndRemainder(dividingBy: 60)
    return (offset < 0 ? "-" : "+") + WrittenDigits.padded(hours, 2) + ":" + WrittenDigits.padded(minutes, 2)
  }
}
