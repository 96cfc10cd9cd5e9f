import Vocabulary

/// A question in a county's report: how much is lacking, how much they differ, and whether that has changed.
/// Sv: rad i länsrapporten.
struct CountyReportLine {
  let column: SnapshotColumn
  let spread: Spread
  let bands: [Int]
  /// Weight times what all together lack to the target.
  let gap: Int
  /// Since the round before, among those who answered both times.
  let change: SpreadTrend.Comparison?
  /// The round since which the question means something else.
  let newSince: String?

  /// The scored questions of which the viewer may know anything, in the order of the form.
  static func all(among rows: [Int], in history: RoundHistory) -> [CountyReportLine] {
    history.current.snapshot.columns.filter(\.indicator.isScored).compactMap {
      CountyReportLine($0, among: rows, in: history)
    }
  }

  private init?(_ column: SnapshotColumn, among rows: [Int], in history: RoundHistory) {
    let view = history.current
    let counted = view.disclosure.levels(of: column, among: rows, isWhole: false, in: view.snapshot)
    guard let counts = counted.seen, counts.scored > 0 else { return nil }
    self.column = column
    spread = Spread(counts)
    bands = counts.bands
    gap = column.indicator.weight * counts.present.reduce(0) { $0 + max(0, Target.level - $1.level) * $1.count }
    switch view.disclosure.trend(
      of: column, among: rows, in: view.snapshot, since: history.earlier(asking: column))
    {
    case .compared(let comparison, _): (change, newSince) = (comparison, nil)
    case .newDefinition(let since): (change, newSince) = (nil, since)
    default: (change, newSince) = (nil, nil)
    }
  }

  /// The latest published share for the country, where the question has one figure.
  var national: NationalSeries.Point? {
    let series = NationalSeries.series(for: column.indicator)
    return series.count == 1 ? series.first?.points.last : nil
  }
}
