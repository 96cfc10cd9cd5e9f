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
}

/// Merges what several rules and lists give. It ends after 100,000 times in a row that are taken away.
struct RecurrenceSetInstances: Sequence, IteratorProtocol {
  private var given: MergedTimes
  private var taken: MergedTimes
  private let set: RecurrenceSet
  private let latest: LocalTime?

  init(_ set: RecurrenceSet, earliest: LocalTime?, latest: LocalTime?) {
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
    given = MergedTimes(list: added, iterators: iterators(set.series))
    taken = MergedTimes(list: [], iterators: iterators(set.exceptedSeries))
  }

  mutating func next() -> LocalTime? {
    for _ in 0..<100_000 {
      guard let time = given.pop(), latest.map({ time <= $0 }) ?? true else { return nil }
      while let first = taken.first, first < time { _ = taken.pop() }
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

  init(list: ArraySlice<LocalTime>, iterators: [RecurrenceInstances]) {
    self.list = list
    self.iterators = iterators
    heads = self.iterators.indices.map { self.iterators[$0].next() }
    first = earliest()
  }

  mutating func pop() -> LocalTime? {
    guard let time = first else { return nil }
    if list.first == time { list.removeFirst() }
    for index in heads.indices where heads[index] == time { heads[index] = iterators[index].next() }
    first = earliest()
    return time
  }

  private func earliest() -> LocalTime? {
    var earliest = list.first
    for case let head? in heads where earliest.map({ head < $0 }) ?? true { earliest = head }
    return earliest
  }
}
