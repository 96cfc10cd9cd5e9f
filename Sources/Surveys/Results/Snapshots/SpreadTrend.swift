import Vocabulary

/// Whether the differences shrink: only those who answered both rounds, and only when the question meant the same.
/// Sv: spridningens förändring.
enum SpreadTrend: Sendable, Equatable {
  case compared(Comparison, since: String)
  case noEarlierRound
  case newDefinition(since: String)
  case tooFew(Int, since: String)
  case notForViewer

  struct Comparison: Sendable, Equatable {
    let earlier: Double
    let now: Double
    let count: Int
    let direction: Direction
  }

  enum Direction: Sendable { case shrunk, grown, steady }

  /// The least change in steps that is called one. As much must be left when any one respondent is put back where it was,
  /// so that no single move makes a trend.
  static let leastChange = 3.0

  init(_ now: SnapshotColumn, rows: some Sequence<Int>, in snapshot: RoundSnapshot, since earlier: RoundSnapshot?) {
    guard let earlier, let before = earlier.column(like: now) else {
      self = .noEarlierRound
      return
    }
    guard before.indicator.definitionVersion == now.indicator.definitionVersion else {
      self = .newDefinition(since: earlier.name)
      return
    }
    var (first, second) = (LevelCounts(), LevelCounts())
    var moves: Set<Move> = []
    for row in rows {
      guard now.levels[row] <= 100, let old = earlier.row(of: snapshot.rows[row].respondent, near: row),
        before.levels[old] <= 100
      else { continue }
      first.add(before.levels[old])
      second.add(now.levels[row])
      if before.levels[old] != now.levels[row] { moves.insert(Move(before: before.levels[old], now: now.levels[row])) }
    }
    let count = first.scored
    guard let old = Spread(first).difference, let new = Spread(second).difference else {
      self = .tooFew(count, since: earlier.name)
      return
    }
    let direction = Self.direction(from: old, to: second, moves: moves)
    self = .compared(
      Comparison(earlier: old, now: new, count: count, direction: direction), since: earlier.name)
  }

  private static func direction(from old: Double, to now: LevelCounts, moves: Set<Move>) -> Direction {
    guard let new = Spread(now).difference, abs(new - old) >= leastChange else { return .steady }
    let without = moves.compactMap { Spread(now.moving($0.now, to: $0.before)).difference }
    if without.allSatisfy({ old - $0 >= leastChange }), new < old { return .shrunk }
    return without.allSatisfy { $0 - old >= leastChange } && new > old ? .grown : .steady
  }

  /// From one level to another, however many made it.
  private struct Move: Hashable {
    let before: UInt8
    let now: UInt8
  }

  /// When "minskat" and "ökat" are said, beside where they stand.
  static let rule = "Minskat eller ökat sägs först vid tre steg, och bara när det inte hänger på en enda svarande."

  /// One plain sentence: what has happened, or why nothing can be said.
  func sentence(ofArea isArea: Bool = false) -> String {
    switch self {
    case .compared(let change, let since):
      let verb =
        switch change.direction {
        case .shrunk: "har minskat"
        case .grown: "har ökat"
        case .steady: "är i stort sett oförändrad"
        }
      return """
        Skillnaden mellan de svarande \(verb): två svarande skiljer sig nu i snitt \(SwedishNumber.text(change.now.rounded())) \
        steg, mot \(SwedishNumber.text(change.earlier.rounded())) i \(since). Det gäller de \(SwedishNumber.text(change.count)) \
        som har svarat båda gångerna.
        """
    case .noEarlierRound:
      return """
        \(isArea ? "Områdets frågor" : "Frågan") har inte ställts i någon tidigare omgång som du kan se. Därför finns ingen \
        förändring att visa.
        """
    case .newDefinition(let since):
      return """
        \(isArea ? "Områdets frågor är andra" : "Frågan betyder något annat") nu än i \(since). Därför går det inte att säga om \
        skillnaden har minskat.
        """
    case .tooFew(let count, let since):
      let who = count == 0 ? "Ingen har" : count == 1 ? "Bara en har" : "Bara \(count) har"
      return "\(who) svarat både nu och i \(since). Det är för få för att säga något om skillnaden."
    case .notForViewer: return "Du ser inte allas svar i omgången. Därför visas ingen förändring av skillnaden."
    }
  }
}
