import Vocabulary

/// Whether the differences shrink: only those who answered both rounds, and only when the question meant the same.
/// Sv: spridningens ändring.
enum SpreadTrend: Sendable, Equatable {
  case compared(earlier: Double, now: Double, count: Int, since: String)
  case noEarlierRound
  case newDefinition(since: String)
  case tooFew(Int, since: String)
  case notForViewer

  /// Fewer than this says nothing about a county.
  static let fewest = 5

  init(_ now: SnapshotColumn, rows: some Sequence<Int>, in snapshot: RoundSnapshot, since earlier: RoundSnapshot?) {
    guard let earlier, let before = earlier.column(now.indicator.code) else {
      self = .noEarlierRound
      return
    }
    guard before.indicator.definitionVersion == now.indicator.definitionVersion else {
      self = .newDefinition(since: earlier.name)
      return
    }
    var (first, second) = (LevelCounts(), LevelCounts())
    for row in rows {
      guard now.levels[row] <= 100, let old = earlier.row(of: snapshot.rows[row].respondent), before.levels[old] <= 100
      else { continue }
      first.add(before.levels[old])
      second.add(now.levels[row])
    }
    let count = first.scored
    guard count >= Self.fewest, let old = Spread(first).difference, let new = Spread(second).difference else {
      self = .tooFew(count, since: earlier.name)
      return
    }
    self = .compared(earlier: old, now: new, count: count, since: earlier.name)
  }

  /// One plain sentence: what has happened, or why nothing can be said.
  var sentence: String {
    switch self {
    case .compared(let earlier, let now, let count, let since):
      let (old, new) = (earlier.rounded(), now.rounded())
      let verb = new < old ? "har minskat" : new > old ? "har ökat" : "är lika stor som förut"
      return """
        Skillnaden mellan kommunerna \(verb): två kommuner skiljer sig nu i snitt \(SwedishNumber.text(new)) steg, mot \
        \(SwedishNumber.text(old)) i \(since). Det gäller de \(SwedishNumber.text(count)) som har svarat båda gångerna.
        """
    case .noEarlierRound:
      return "Frågan har inte ställts i någon tidigare omgång som du kan se. Därför finns ingen ändring att visa."
    case .newDefinition(let since):
      return "Frågan betyder något annat nu än i \(since). Därför går det inte att säga om skillnaden har minskat."
    case .tooFew(let count, let since):
      let who = count == 0 ? "Ingen har" : count == 1 ? "Bara en har" : "Bara \(count) har"
      return "\(who) svarat både nu och i \(since). Det är för få för att säga något om skillnaden."
    case .notForViewer: return "Du ser inte allas svar i omgången. Därför visas ingen ändring av skillnaden."
    }
  }
}
