/// How many respondents have each level, and how many have none and why. Sv: nivåfördelning.
struct LevelCounts: Sendable, Equatable {
  private var counts = [UInt32](repeating: 0, count: 101)
  private(set) var unknown = 0
  private(set) var unscored = 0
  private(set) var missing = 0
  /// Those with a level.
  private(set) var scored = 0

  init() {}

  init(levels: some Sequence<Int>) {
    for level in levels { add(UInt8(clamping: level)) }
  }

  /// Counts the rows of a column.
  init(_ column: SnapshotColumn, among rows: some Sequence<Int>) {
    column.levels.withUnsafeBufferPointer { levels in
      for row in rows { add(levels[row]) }
    }
  }

  mutating func add(_ byte: UInt8) {
    switch Level(byte: byte) {
    case .scored(let level):
      counts[level] += 1
      scored += 1
    case .unknown: unknown += 1
    case .unscored: unscored += 1
    case .missing: missing += 1
    }
  }

  /// The counts as they were if one with the first level had the second instead. Both are levels.
  func moving(_ level: UInt8, to other: UInt8) -> LevelCounts {
    var moved = self
    moved.counts[Int(level)] -= 1
    moved.counts[Int(other)] += 1
    return moved
  }

  var total: Int { scored + unknown + unscored + missing }
  /// Those who answered, also "vet inte".
  var answered: Int { total - missing }

  func count(_ range: ClosedRange<Int>) -> Int {
    range.clamped(to: 0...100).reduce(0) { $0 + Int(counts[$1]) }
  }

  /// By step, the lowest first.
  var bands: [Int] { LevelStep.allCases.map { count($0.levels) } }

  /// Levels in order with how many have each.
  var present: [(level: Int, count: Int)] {
    counts.indices.compactMap { counts[$0] > 0 ? ($0, Int(counts[$0])) : nil }
  }
}
