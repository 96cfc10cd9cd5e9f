internal import Vocabulary

/// All times of something that comes again: its start, what its rules name and what is added, less what is taken away
/// (RFC 5545 section 3.8.5). Sv: upprepning.
///
/// The start is always the first of them, also when no rule names it, unless it is taken away.
package struct RecurrenceSet: Sendable {
  /// A rule and the last time it may give, by the start's clock.
  struct Series {
    let rule: Recurrence
    let latest: LocalTime?
  }

  /// Its kind and zone are those of all times of the set.
  package let start: CalendarTime
  /// What could not be read, as Swedish sentences. If there are any, the times may be too few or too many.
  package let faults: [String]
  package var rules: [Recurrence] { series.map(\.rule) }

  let series: [Series]
  let exceptedSeries: [Series]
  /// Sorted, with the start, by the start's clock.
  let added: [LocalTime]
  let excepted: Set<LocalTime>
  /// A whole day that is taken away takes every time of it.
  let exceptedDays: Set<CalendarDate>

  /// Times of other zones are given by the start's clock; those of unknown zones become faults.
  package init(
    _ start: CalendarTime, rules: [Recurrence] = [], exceptedRules: [Recurrence] = [], added: [CalendarTime] = [],
    excepted: [CalendarTime] = [], zones: TimeZones = TimeZones(), faults: [String] = []
  ) {
    let addedTimes = added.map { $0.isDate ? start.clock.on($0.date) : zones.clock(of: $0, like: start) }
    let exceptedTimes = excepted.filter { !$0.isDate || start.isDate }.map { zones.clock(of: $0, like: start) }
    let hasUnknown = (addedTimes + exceptedTimes).contains(nil)
    self.start = start
    self.faults = faults + (hasUnknown ? ["Upprepningen har tider i en tidszon som ingen känner."] : [])
    self.added = ([start.clock] + addedTimes.compactMap(\.self)).sortedOnce
    self.excepted = Set(exceptedTimes.compactMap(\.self))
    exceptedDays = Set(excepted.filter(\.isDate).map(\.date))
    series = rules.map { Series(rule: $0, latest: zones.latest(of: $0, like: start)) }
    exceptedSeries = exceptedRules.map { Series(rule: $0, latest: zones.latest(of: $0, like: start)) }
  }
}

extension TimeZones {
  /// What the clock of another time shows then; midnight when that is a whole day. Nil when nobody knows a zone.
  fileprivate func clock(of time: CalendarTime, like other: CalendarTime) -> LocalTime? {
    if other.isDate { return LocalTime(midnight: time.date) }
    if case .zoned(let clock, let zone) = time, case .zoned(_, zone) = other { return clock }
    if case .local(let clock) = time { return clock }
    return moment(of: time).flatMap { self.time(at: $0, like: other) }?.clock
  }

  fileprivate func latest(of rule: Recurrence, like start: CalendarTime) -> LocalTime? {
    rule.end.latest { start.isDate ? $0 : clock(of: .utc($0), like: start) ?? $0 }
  }
}

extension LocalTime {
  fileprivate func on(_ date: CalendarDate) -> LocalTime { LocalTime(date: date, secondInDay: secondInDay) }
}
