/// A point of time as clocks in Sweden show it. Sv: svensk tid.
///
/// Summer time follows the rule of the European Union (directive 2000/84/EC): from the last Sunday in March to the last
/// Sunday in October, at 01:00 UTC. Sweden has followed it since 1996, so earlier autumns are not right.
package struct SwedishTime: Sendable, Hashable {
  package let date: CalendarDate
  package let hour: Int
  package let minute: Int
  package let second: Int
  /// Minutes that the clock is east of Greenwich.
  package let offset: Int

  package init(_ moment: Moment) {
    let seconds = Int(moment.milliseconds).flooredQuotient(1000)
    offset = Self.isSummer(atSecond: seconds) ? 120 : 60
    let local = seconds + offset * 60
    let day = local.flooredQuotient(86_400)
    let rest = local - day * 86_400
    date = CalendarDate(dayNumber: day)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// "kl. 14.30", with a no-break space.
  package var clock: String { "kl.\u{A0}\(hourAndMinute)" }

  /// "14.30".
  package var hourAndMinute: String { "\(Digits.padded(hour, to: 2)).\(Digits.padded(minute, to: 2))" }

  /// "22 november 2026 kl. 14.30".
  package var words: String { "\(date.words) \(clock)" }

  /// From a moment to another: "söndag 22 november 2026 kl. 09.00–12.00", or over several days "22 november 2026 kl. 09.00
  /// till 23 november 2026 kl. 15.00".
  package static func words(from start: Moment, to end: Moment) -> String {
    let (start, end) = (SwedishTime(start), SwedishTime(end))
    return start.date == end.date
      ? "\(start.date.wordsWithWeekday) \(start.clock)–\(end.hourAndMinute)" : "\(start.words) till \(end.words)"
  }

  /// The moment a clock in Sweden shows this. In the hour that comes twice in October the first is meant; a time in
  /// the hour that is skipped in March is read as if the clock had not yet been moved.
  package static func moment(on date: CalendarDate, hour: Int = 0, minute: Int = 0, second: Int = 0) -> Moment {
    let local = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
    let asSummer = local - 7200
    return Moment(milliseconds: Int64(isSummer(atSecond: asSummer) ? asSummer : local - 3600) * 1000)
  }

  /// The day it is in Sweden.
  package static func date(at moment: Moment) -> CalendarDate { SwedishTime(moment).date }

  private static func isSummer(atSecond second: Int) -> Bool {
    let year = CalendarDate(dayNumber: second.flooredQuotient(86_400)).year
    return second >= turn(inMonth: 3, of: year) && second < turn(inMonth: 10, of: year)
  }

  /// 01:00 UTC on the last Sunday. March and October have 31 days both.
  private static func turn(inMonth month: Int, of year: Int) -> Int {
    guard let last = CalendarDate(year: year, month: month, day: 31) else { return 0 }
    let sunday = last.dayNumber - last.weekday.rawValue % 7
    return sunday * 86_400 + 3600
  }
}
