import Vocabulary

/// A question's spread in one round after the other. Sv: förändring över omgångar.
struct LevelSeries: Sendable {
  struct Point: Sendable {
    let round: String
    let day: CalendarDate
    let definition: String
    /// The first year of the definition, where it is new and the year is known.
    let definitionSince: Int?
    /// All who answered this time.
    let spread: Spread
    /// Only those who answered every time under the same definition: the change is theirs.
    let same: Spread
  }

  /// Oldest first; rounds where nothing may be counted are left out.
  let points: [Point]

  init(points: [Point]) { self.points = points }

  init(_ column: SnapshotColumn, in history: RoundHistory, filter: ResultFilter) {
    let counted = ([history.current] + history.earlier).reversed().compactMap {
      CountedRound(column, in: $0, filter: filter)
    }
    var points: [Point] = []
    for run in split(counted, by: \.definition) {
      let same = CountedRound.answeredAll(Array(run))
      for (round, rows) in zip(run, same) {
        points.append(
          Point(
            round: round.view.snapshot.name, day: round.day, definition: round.definition,
            definitionSince: points.last.flatMap { round.definitionSince(after: $0) }, spread: Spread(round.counts),
            same: Spread(LevelCounts(round.column, among: rows))))
      }
    }
    self.points = points
  }

  /// Runs of rounds in which the question meant the same.
  var runs: [ArraySlice<Point>] { split(points) { $0.definition } }
}

/// A question in a round with the rows that may be counted.
private struct CountedRound {
  let view: RoundView
  let column: SnapshotColumn
  let rows: [Int]
  let counts: LevelCounts

  var definition: String { column.indicator.definitionVersion }
  var day: CalendarDate { view.snapshot.day }

  init?(_ asked: SnapshotColumn, in view: RoundView, filter: ResultFilter) {
    let chosen = filter.rows(in: view.snapshot)
    guard let column = view.snapshot.column(like: asked),
      let counts = view.disclosure.levels(of: column, among: chosen, isWhole: filter.isWhole, in: view.snapshot).seen,
      counts.scored >= Spread.fewest, let rows = view.disclosure.countable(column, among: chosen, in: view.snapshot)
    else { return nil }
    (self.view, self.column, self.counts) = (view, column, counts)
    self.rows = rows.filter { column.levels[$0] <= 100 }
  }

  /// The rows of those that have a level in all the rounds, for each round.
  static func answeredAll(_ rounds: [CountedRound]) -> [[Int]] {
    guard let first = rounds.first else { return [] }
    guard rounds.count > 1 else { return [first.rows] }
    let members = rounds.map { Set($0.rows) }
    var same = rounds.map { _ in [Int]() }
    for row in first.rows {
      let respondent = first.view.snapshot.rows[row].respondent
      let places = zip(rounds, members).map { round, members in
        round.view.snapshot.row(of: respondent, near: row).flatMap { members.contains($0) ? $0 : nil }
      }
      let found = places.compactMap(\.self)
      guard found.count == rounds.count else { continue }
      for (index, place) in found.enumerated() { same[index].append(place) }
    }
    return same
  }

  /// The year from which the definition holds, when it is another than before: as the question says, or as the published
  /// values do that changed at the same time.
  func definitionSince(after before: LevelSeries.Point) -> Int? {
    guard before.definition != definition else { return nil }
    if let year = column.indicator.definition.validFrom.flatMap({ Int($0) }) { return year }
    let breaks = NationalSeries.series(for: column.indicator).flatMap(\.breaks)
    return breaks.filter { $0 > before.day.year && $0 <= day.year }.max()
  }
}

/// Splits where the text changes from one to the next.
func split<Element>(_ points: [Element], by text: (Element) -> String) -> [ArraySlice<Element>] {
  var (runs, start) = ([ArraySlice<Element>](), 0)
  for index in points.indices.dropFirst() where text(points[index]) != text(points[index - 1]) {
    runs.append(points[start..<index])
    start = index
  }
  if start < points.count { runs.append(points[start...]) }
  return runs
}
