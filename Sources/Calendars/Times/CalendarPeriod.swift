internal import Vocabulary

/// From one time to another, or for some time (RFC 5545 section 3.3.9), as FREEBUSY and RDATE have. Sv: tidsperiod.
package struct CalendarPeriod: Sendable, Hashable {
  /// Where it ends, as it was given.
  package enum End: Sendable, Hashable {
    case time(CalendarTime)
    case after(CalendarDuration)
  }

  package let start: CalendarTime
  package let end: End

  package init(_ start: CalendarTime, _ end: End) {
    self.start = start
    self.end = end
  }

  /// Reads "19970101T180000Z/19970102T070000Z" and "19970101T180000Z/PT5H30M"; nil for everything else.
  package init?(_ text: some StringProtocol, zone: String? = nil) {
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let start = CalendarTime(halves[0], zone: zone) else { return nil }
    if let duration = CalendarDuration(halves[1]) {
      self.init(start, .after(duration))
    } else if let end = CalendarTime(halves[1], zone: zone) {
      self.init(start, .time(end))
    } else {
      return nil
    }
  }

  /// As a line has it; the zone stands in the line's TZID.
  package var text: String {
    switch end {
    case .time(let time): "\(start.text)/\(time.text)"
    case .after(let duration): "\(start.text)/\(duration.text)"
    }
  }
}

extension CalendarPeriod {
  /// The periods of a line such as FREEBUSY; those that cannot be read are left out.
  package static func all(in line: ContentLine) -> [CalendarPeriod] {
    line.value.split(separator: ",").compactMap { CalendarPeriod($0, zone: line.zone) }
  }
}
