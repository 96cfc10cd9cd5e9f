internal import Vocabulary

extension RecurrenceSet {
  /// The times in order, without duplicates, found as they are asked for.
  /// - Parameters:
  ///   - earliest: Leaves out what comes before, by the start's clock.
  ///   - limit: Leaves out what comes after, by the start's clock.
  ///   - most: How many at most, since a rule may have no end.
  package func instances(
    since earliest: LocalTime? = nil, until limit: LocalTime? = nil, most: Int = 10_000
  ) -> some Sequence<CalendarTime> {
    let start = start
    return RecurrenceSetInstances(self, earliest: earliest, latest: limit).lazy.prefix(max(0, most)).map {
      start.showing($0)
    }
  }

  /// The same for what a stranger has written, with a bound on the work. `isWhole` is false when there may be more.
  /// - Parameter steps: How much may be looked at; what was is taken of them.
  package func instances(
    since earliest: LocalTime?, until limit: LocalTime?, most: Int, steps: inout Int
  ) -> (times: [CalendarTime], isWhole: Bool) {
    var instances = RecurrenceSetInstances(self, earliest: earliest, latest: limit, steps: &steps)
    var times: [CalendarTime] = []
    while let time = instances.next(within: &steps) {
      guard times.count < most else { return (times, false) }
      times.append(start.showing(time))
    }
    return (times, !instances.isGivenUp)
  }

  /// Whether a rule has to be followed to know its times.
  package var hasRules: Bool { !series.isEmpty || !exceptedSeries.isEmpty }
}

/// Merges what several rules and lists give. It ends after 100,000 times in a row that are taken away.
struct RecurrenceSetInstances: Sequence, IteratorProtocol {
  private var given: MergedTimes
  private var taken: MergedTimes
  private let set: RecurrenceSet
  private let latest: LocalTime?

  /// Whether there may be more, since a rule was given up.
  var isGivenUp: Bool { given.isGivenUp || taken.isGivenUp }

  init(_ set: RecurrenceSet, earliest: LocalTime?, latest: LocalTime?) {
    var steps = Int.max
    self.init(set, earliest: earliest, latest: latest, steps: &steps)
  }

  init(_ set: RecurrenceSet, earliest: LocalTime?, latest: LocalTime?, steps: inout Int) {
    self.set = set
    self.latest = latest
    let added = set.added.drop { time in earliest.map { time < $0 } ?? false }
    func iterators(_ series: [RecurrenceSet.Series]) -> [RecurrenceInstances] {
      series.map {
        RecurrenceInstances(
          $0.rule, start: set.start.clock, earliest: earliest, latest: [$0.latest, latest].compactMap(\.self).min(),
          isOfDays: set.start.isDate)
      }
    }
    given = MergedTimes(list: added, iterators: iterators(set.series), steps: &steps)
    taken = MergedTimes(list: [], iterators: iterators(set.exceptedSeries), steps: &steps)
  }

  mutating func next() -> LocalTime? {
    var steps = Int.max
    return next(within: &steps)
  }

  mutating func next(within steps: inout Int) -> LocalTime? {
    for _ in 0..<100_000 {
      guard let time = given.pop(within: &steps), latest.map({ time <= $0 }) ?? true else { return nil }
      while let first = taken.first, first < time { _ = taken.pop(within: &steps) }
      // Nobody knows any longer what is taken away.
      if taken.isGivenUp { return nil }
      let isTaken = taken.first == time || set.excepted.contains(time) || set.exceptedDays.contains(time.date)
      if !isTaken { return time }
    }
    return nil
  }
}

/// A sorted list and some rules as one sorted sequence without duplicates.
private struct MergedTimes {
  private var list: ArraySlice<LocalTime>
  private var iterators: [RecurrenceInstances]
  private var heads: [LocalTime?] = []
  private(set) var first: LocalTime?

  init(list: ArraySlice<LocalTime>, iterators: [RecurrenceInstances], steps: inout Int) {
    self.list = list
    self.iterators = iterators
    for index in iterators.indices {
      steps -= iterators[index].firstSteps
      heads.append(self.iterators[index].next(within: &steps))
    }
    first = earliest()
  }

  var isGivenUp: Bool { iterators.contains(where: \.isGivenUp) }

  mutating func pop(within steps: inout Int) -> LocalTime? {
    guard let time = first else { return nil }
    if list.first == time { list.removeFirst() }
    for index in heads.indices where heads[index] == time { heads[index] = iterators[index].next(within: &steps) }
    first = earliest()
    return time
  }

  private func earliest() -> LocalTime? {
    var earliest = list.first
    for case let head? in heads where earliest.map({ head < $0 }) ?? true { earliest = head }
    return earliest
  }
}
