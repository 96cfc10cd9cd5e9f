package import Vocabulary

extension Recurrence {
  /// The times of the rule, in order, found as they are asked for. The start is among them only when the rule names it.
  ///
  /// There may be millions, so take a prefix or give a limit. UNTIL is read by the same clock as the start, with or
  /// without Z; ``RecurrenceSet`` knows of zones. The work between two of them is bounded, and nothing comes after the
  /// year 9999: see ``RecurrenceInstances``.
  /// - Parameter earliest: Leaves out what comes before, without stepping through it where the rule has no COUNT. A rule
  ///   with COUNT is given up after 100,000 times before it.
  package func instances(
    from start: LocalTime, since earliest: LocalTime? = nil, until limit: LocalTime? = nil
  ) -> RecurrenceInstances {
    RecurrenceInstances(self, start: start, earliest: earliest, latest: [limit, end.latest].compactMap(\.self).min())
  }

  /// The days of the rule when it starts with a whole day. Times of day in it are overlooked (RFC 5545 section 3.3.10),
  /// and a rule of hours, minutes or seconds has only its first day.
  package func instances(
    from start: CalendarDate, since earliest: CalendarDate? = nil, until limit: CalendarDate? = nil
  ) -> some Sequence<CalendarDate> {
    let times = RecurrenceInstances(
      self, start: LocalTime(midnight: start), earliest: earliest.map(LocalTime.init(midnight:)),
      latest: [limit.map(LocalTime.init(midnight:)), end.latest].compactMap(\.self).min(), isOfDays: true)
    return times.lazy.map(\.date)
  }
}

extension Recurrence.End {
  /// The last time that it leaves, by the clock that the rule is read by.
  var latest: LocalTime? { latest { $0 } }

  /// The same when a time in UTC is first made one by that clock.
  func latest(converted: (LocalTime) -> LocalTime) -> LocalTime? {
    switch self {
    case .never, .count: nil
    case .until(.date(let date)): LocalTime(date: date, secondInDay: 86_399)
    case .until(.utc(let time)): converted(time)
    case .until(let time): time.clock
    }
  }
}

/// Steps through the periods of a rule and gives the instances in each.
///
/// The calendar comes again after 400 years, so a rule of days or longer that had no instance for that long never has
/// one. A rule of hours or shorter steps over days, hours and minutes that it does not name, and is given up after
/// 100,000 periods without an instance. So is one with COUNT after 100,000 times before the earliest that is wanted.
package struct RecurrenceInstances: Sequence, IteratorProtocol, Sendable {
  private let rule: Recurrence
  private let earliest: LocalTime?
  /// What comes before it is not stepped through.
  private let firstLookedAt: LocalTime
  private let latest: LocalTime
  private let clock: RecurrenceClock
  private let days: RecurrenceDays
  private let limits: RecurrenceLimits
  private let offsets: [Int]
  private let work: Int

  private var period: Int
  private var candidates = RecurrenceCandidates()
  private var previous: LocalTime?
  private var given = 0
  private var passedOver = 0
  private var emptyPeriods = 0
  private var isAtEnd = false
  /// Whether there may be more than was given.
  private(set) var isGivenUp = false

  private static let mostPassedOver = 100_000

  init(_ rule: Recurrence, start: LocalTime, earliest: LocalTime?, latest: LocalTime?, isOfDays: Bool = false) {
    self.rule = rule
    self.earliest = earliest
    clock = RecurrenceClock(rule, start: start)
    days = RecurrenceDays(rule, start: start.date)
    limits = RecurrenceLimits(rule)
    let end = LocalTime(date: CalendarDate(monthNumber: 120_000).adding(days: -1), secondInDay: 86_399)
    let isOnlyStart = isOfDays && rule.frequency < .daily
    self.latest = Swift.min(latest ?? end, isOnlyStart ? start : end)
    offsets = isOfDays ? [0] : rule.timesInPeriod(start: start)
    work = rule.work
    // Those that are counted have to be stepped through.
    let near: LocalTime? = if case .count = rule.end { nil } else { earliest }
    period = clock.start(near: near)
    firstLookedAt = Swift.max(start, near ?? start)
  }

  /// How many steps it took to begin.
  var firstSteps: Int { offsets.count }

  package mutating func next() -> LocalTime? {
    var steps = Int.max
    return next(within: &steps)
  }

  /// The same with a bound on the work: what is looked at takes of the steps, and without any left it is given up.
  mutating func next(within steps: inout Int) -> LocalTime? {
    while !isAtEnd {
      guard steps > 0, passedOver <= Self.mostPassedOver else {
        isGivenUp = true
        break
      }
      guard let time = candidates.pop() else {
        isAtEnd = !openNextPeriod(within: &steps)
        continue
      }
      steps -= 1
      guard time <= latest, !hasGivenAll else { break }
      // A day that was put forward may meet itself in the next period.
      if let previous, time <= previous { continue }
      previous = time
      given += 1
      guard let earliest, time < earliest else { return time }
      passedOver += 1
    }
    isAtEnd = true
    return nil
  }

  private var hasGivenAll: Bool {
    if case .count(let count) = rule.end { given >= count } else { false }
  }

  /// False when there are no more.
  private mutating func openNextPeriod(within steps: inout Int) -> Bool {
    while emptyPeriods <= rule.mostEmptyPeriods {
      guard clock.firstDay(of: period).adding(days: -7) <= latest.date else { return false }
      guard steps > 0 else {
        isGivenUp = true
        return false
      }
      steps -= work
      let opened = period
      candidates = found(in: opened)
      if candidates.isEmpty { emptyPeriods += 1 } else { emptyPeriods = 0 }
      if period == opened { period = clock.next(after: period) }
      candidates.drop(before: firstLookedAt)
      if !candidates.isEmpty { return true }
    }
    return false
  }

  /// Moves to a later period when it sees that there is nothing until then.
  private mutating func found(in opened: Int) -> RecurrenceCandidates {
    guard rule.frequency < .daily else {
      let first = clock.firstDay(of: opened)
      if rule.frequency == .daily, !limits.month(first) {
        period = clock.next(after: opened, from: LocalTime(midnight: first.firstInMonth.adding(months: 1)))
        return RecurrenceCandidates()
      }
      let bases = days.days(from: first).map { $0.dayNumber * 86_400 }
      return RecurrenceCandidates(bases: bases, offsets: offsets, positions: rule.positions)
    }
    let begin = clock.begin(of: opened)
    if let chance = limits.nextChance(after: begin) {
      period = clock.next(after: opened, from: chance)
      return RecurrenceCandidates()
    }
    return RecurrenceCandidates(bases: [begin.secondsSince1970], offsets: offsets, positions: rule.positions)
  }
}

extension Recurrence {
  /// After so many in a row there is nothing more to find.
  fileprivate var mostEmptyPeriods: Int {
    switch frequency {
    case .yearly: 400
    case .monthly: 4_800
    case .weekly: 20_871
    case .daily: 146_097
    case .hourly, .minutely, .secondly: 100_000
    }
  }

  /// About how many days are looked at in a period.
  fileprivate var work: Int {
    let parts = 1 + weekNumbers.count + yearDays.count + monthDays.count + weekdays.count
    return frequency == .yearly ? 12 * parts : parts
  }

  /// Seconds from the beginning of a day, or of a shorter period, sorted.
  fileprivate func timesInPeriod(start: LocalTime) -> [Int] {
    let hours = frequency < .daily ? [0] : self.hours.isEmpty ? [start.hour] : self.hours
    let minutes = frequency < .hourly ? [0] : self.minutes.isEmpty ? [start.minute] : self.minutes
    let seconds = frequency < .minutely ? [0] : self.seconds.isEmpty ? [start.second] : self.seconds
    return hours.flatMap { hour in
      minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
    }
  }
}
