import Vocabulary

/// How respondents' numbers have moved since the latest earlier round that asked for them: only where the viewer sees
/// both as they are, and only when the question meant the same. Sv: förändring i tal.
struct NumberChanges: Sendable {
  private let now: RoundView
  private let column: SnapshotColumn
  let since: RoundView?
  private let before: SnapshotColumn?

  init(_ column: SnapshotColumn, in history: RoundHistory) {
    now = history.current
    self.column = column
    since = history.earlier(asking: column)
    before = since?.snapshot.column(like: column)
  }

  var hasNewDefinition: Bool {
    before.map { $0.indicator.definitionVersion != column.indicator.definitionVersion } ?? false
  }

  func change(_ row: Int) -> Double? {
    guard !hasNewDefinition, let since, let before,
      let old = since.snapshot.row(of: now.snapshot.rows[row].respondent, near: row),
      now.disclosure.showsExactly(column, row), since.disclosure.showsExactly(before, old),
      let number = column.answer(row)?.number, let earlier = before.answer(old)?.number
    else { return nil }
    return Double(number) - Double(earlier)
  }

  /// What has happened, or why nothing can be said. For those who see every number among the rows.
  func sentence(among rows: [Int]) -> String {
    guard let since else {
      return "Frågan har inte ställts i någon tidigare omgång som du kan se. Därför finns ingen förändring att visa."
    }
    if hasNewDefinition {
      return "Frågan betyder något annat nu än i \(since.snapshot.name). Därför går talen inte att jämföra."
    }
    let changes = rows.compactMap(change)
    guard let middle = NumberSpread(changes.map(Float.init))?.median else {
      return
        "Färre än \(Spread.fewest) har svarat både nu och i \(since.snapshot.name). Det är för få för en jämförelse."
    }
    let (up, down) = (changes.count { $0 > 0 }, changes.count { $0 < 0 })
    return """
      Av de \(SwedishNumber.text(changes.count)) som har svarat både nu och i \(since.snapshot.name) har \
      \(SwedishNumber.text(up)) ett högre tal, \(SwedishNumber.text(down)) ett lägre och \
      \(SwedishNumber.text(changes.count - up - down)) samma. Mitten av förändringarna är \(Self.text(middle)).
      """
  }

  static func text(_ change: Double) -> String { "\(change > 0 ? "+" : "")\(NumberSpread.text(change))" }
}
