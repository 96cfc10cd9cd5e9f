package import Vocabulary

/// A day and a time of day as some clock shows them, to the second and without time zone. Sv: lokal tid (RFC 5545
/// section 3.3.5, form 1).
package struct LocalTime: Sendable, Hashable, Comparable {
  package let date: CalendarDate
  /// Seconds since midnight, 0 to 86,399.
  package let secondInDay: Int

  /// Nil when no clock shows this. Second 60, a leap second, is read as 59 (RFC 5545 section 3.3.12).
  package init?(_ date: CalendarDate, hour: Int, minute: Int = 0, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else { return nil }
    self.init(date: date, secondInDay: hour * 3600 + minute * 60 + min(second, 59))
  }

  /// The first second of the minute.
  package init(_ date: CalendarDate, at time: ClockTime) {
    self.init(date: date, secondInDay: time.minutes * 60)
  }

  /// The first second of the day.
  package init(midnight date: CalendarDate) { self.init(date: date, secondInDay: 0) }

  init(date: CalendarDate, secondInDay: Int) {
    self.date = date
    self.secondInDay = secondInDay
  }

  package var hour: Int { secondInDay / 3600 }
  package var minute: Int { secondInDay / 60 % 60 }
  package var second: Int { secondInDay % 60 }

  /// By the same clock, if it is never moved.
  package func adding(seconds: Int) -> LocalTime { LocalTime(secondsSince1970: secondsSince1970 + seconds) }
  package func adding(minutes: Int) -> LocalTime { adding(seconds: minutes * 60) }
  package func adding(days: Int) -> LocalTime { LocalTime(date: date.adding(days: days), secondInDay: secondInDay) }

  /// How many seconds from this time to the other by the same clock, if it is never moved.
  package func seconds(until other: LocalTime) -> Int { other.secondsSince1970 - secondsSince1970 }

  package static func < (left: Self, right: Self) -> Bool {
    (left.date, left.secondInDay) < (right.date, right.secondInDay)
  }
}

extension LocalTime {
  /// Seconds since 1970-01-01 00:00 by the same clock, if it were never moved.
  var secondsSince1970: Int { date.dayNumber * 86_400 + secondInDay }

  init(secondsSince1970 seconds: Int) {
    let day = seconds.flooredQuotient(86_400)
    self.init(date: CalendarDate(dayNumber: day), secondInDay: seconds - day * 86_400)
  }

  /// What a clock in Greenwich shows.
  package init(utc moment: Moment) { self.init(secondsSince1970: Int(moment.milliseconds).flooredQuotient(1000)) }

  /// The moment when a clock in Greenwich shows this.
  package var momentInUTC: Moment { Moment(milliseconds: Int64(secondsSince1970) * 1000) }

  /// What a clock in Sweden shows.
  package init(_ time: SwedishTime) {
    self.init(date: time.date, secondInDay: time.hour * 3600 + time.minute * 60 + time.second)
  }
}
