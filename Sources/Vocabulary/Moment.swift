/// A point in time: whole milliseconds since 1970-01-01 00:00 UTC. Sv: tidpunkt.
package struct Moment: Hashable, Comparable, Sendable, Codable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

  package func adding(seconds: Int64) -> Moment { Moment(milliseconds: milliseconds + seconds * 1000) }
  package func adding(minutes: Int64) -> Moment { adding(seconds: minutes * 60) }
  package func adding(days: Int64) -> Moment { adding(seconds: days * 86_400) }

  /// Whole seconds from the other moment to this one; negative when this one is earlier.
  package func seconds(since other: Moment) -> Int64 { (milliseconds - other.milliseconds) / 1000 }
}

extension Moment {
  /// The day in Sweden.
  package var day: CalendarDate { SwedishTime.date(at: self) }
  /// The day and time in Sweden, as in "22 november 2026 kl. 14.30".
  package var words: String { SwedishTime(self).words }
}
