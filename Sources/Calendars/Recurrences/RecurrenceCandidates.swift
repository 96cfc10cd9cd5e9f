/// The times of one period: each of its bases with each offset. They are not written out, since a rule may name each
/// second of a year.
struct RecurrenceCandidates: Sendable {
  private var bases: [Int] = []
  private var offsets: [Int] = []
  /// The places that BYSETPOS leaves, sorted; nil when it leaves all.
  private var places: [Int]?
  private var next = 0
  private var end = 0

  init() {}

  /// All in seconds and sorted.
  init(bases: [Int], offsets: [Int], positions: [Int]) {
    self.bases = bases
    self.offsets = offsets
    let count = bases.count * offsets.count
    if !positions.isEmpty {
      places = positions.map { $0 > 0 ? $0 - 1 : count + $0 }.filter { (0..<count).contains($0) }.sortedOnce
    }
    end = places?.count ?? count
  }

  var isEmpty: Bool { next >= end }

  mutating func pop() -> LocalTime? {
    guard next < end else { return nil }
    next += 1
    return LocalTime(secondsSince1970: second(at: next - 1))
  }

  /// Leaves out what comes before a time.
  mutating func drop(before time: LocalTime) {
    let limit = time.secondsSince1970
    var (low, high) = (next, end)
    while low < high {
      let middle = (low + high) / 2
      if second(at: middle) < limit { low = middle + 1 } else { high = middle }
    }
    next = low
  }

  private func second(at index: Int) -> Int {
    let place = places?[index] ?? index
    return bases[place / offsets.count] + offsets[place % offsets.count]
  }
}
