/// A time of day as people write it, to the minute. Sv: klockslag.
package struct ClockTime: Sendable, Hashable, Comparable {
  /// Minutes since midnight, 0 to 1439.
  package let minutes: Int

  package init(minutes: Int) { self.minutes = min(max(minutes, 0), 1439) }

  package var hour: Int { minutes / 60 }
  package var minute: Int { minutes % 60 }

  /// Later by some minutes, at most until the day's last one.
  package func adding(minutes more: Int) -> ClockTime { ClockTime(minutes: minutes + more) }

  package static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

extension ClockTime: LosslessStringConvertible {
  /// Reads "9", "9.30", "09:30", "0930" and "kl. 9.30"; nil for what is no time of day.
  package init?(_ text: String) {
    var bytes = Array(text.lowercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 < 128 })
    for prefix in ["kl.", "kl"] where bytes.starts(with: prefix.utf8) { bytes.removeFirst(prefix.utf8.count) }
    let parts = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
    let (hours, minutes): (Int?, Int?) =
      switch (parts.count, bytes.count) {
      case (1, 1...2): (Digits.number(in: bytes), 0)
      case (1, 4): (Digits.number(in: bytes[..<2]), Digits.number(in: bytes[2...]))
      case (2, 4...5) where parts[1].count == 2: (Digits.number(in: parts[0]), Digits.number(in: parts[1]))
      default: (nil, nil)
      }
    guard let hours, let minutes, hours < 24, minutes < 60 else { return nil }
    self.init(minutes: hours * 60 + minutes)
  }

  /// "09.30".
  package var text: String { "\(Digits.padded(hour, to: 2)).\(Digits.padded(minute, to: 2))" }

  package var description: String { text }
}

extension SwedishTime {
  package var clockTime: ClockTime { ClockTime(minutes: hour * 60 + minute) }

  /// The moment a clock in Sweden shows this.
  package static func moment(on date: CalendarDate, at time: ClockTime) -> Moment {
    moment(on: date, hour: time.hour, minute: time.minute)
  }
}
