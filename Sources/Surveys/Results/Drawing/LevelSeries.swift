import Vocabulary

/// A question's spread in one round after the other. Sv: ändring över omgångar.
struct LevelSeries: Sendable {
  struct Point: Sendable {
    let round: String
    let day: CalendarDate
    let definition: String
    let spread: Spread
  }

  /// Oldest first; rounds where nothing may be counted are left out.
  let points: [Point]

  init(points: [Point]) { self.points = points }

  init(_ code: String, in history: RoundHistory, filter: ResultFilter) {
    points = ([history.current] + history.earlier).reversed().compactMap { view in
      guard let column = view.snapshot.column(code) else { return nil }
      let counted = view.disclosure.levels(
        of: column, among: filter.rows(in: view.snapshot), isWhole: filter.isWhole, in: view.snapshot)
      guard let counts = counted.counts, counts.scored > 0 else { return nil }
      return Point(
        round: view.snapshot.name, day: view.snapshot.day, definition: column.indicator.definitionVersion,
        spread: Spread(counts))
    }
  }

  /// Runs of rounds in which the question meant the same.
  var runs: [ArraySlice<Point>] { split(points) { $0.definition } }
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
