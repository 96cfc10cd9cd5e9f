extension Disclosure {
  /// Whether the viewer sees every published respondent among the rows with its sensitive numbers.
  func seesExactly(_ rows: some Collection<Int>, in snapshot: RoundSnapshot) -> Bool {
    rows.allSatisfy { sight($0) == .exact || !snapshot.rows[$0].isPublished }
  }

  /// Numbers for quartiles, or nil when some of them may not be seen as they are.
  func numbers(of column: SnapshotColumn, among rows: some Collection<Int>, in snapshot: RoundSnapshot) -> [Float]? {
    if column.indicator.isSensitive, !seesExactly(rows, in: snapshot) { return nil }
    return rows.filter(shows).compactMap { column.answer($0)?.number }
  }

  /// How many have a number in each band: those whose band the viewer sees by name on the same page, and no others.
  func bands(of column: SnapshotColumn, among rows: some Collection<Int>) -> [(words: String, count: Int)] {
    let bands = SensitiveBand.all(isShare: column.indicator.answerType == .share)
    return zip(bands, counts(of: column, among: rows)).map { ($0.words, $1) }
  }

  /// The same for a paper without names: small groups are laid together with their neighbours.
  func mergedBands(of column: SnapshotColumn, among rows: some Collection<Int>) -> [(words: String, count: Int)] {
    let bands = SensitiveBand.all(isShare: column.indicator.answerType == .share)
    return SmallCounts.merged(counts(of: column, among: rows)).map { group in
      (SensitiveBand.words(from: bands[group.places.lowerBound], through: bands[group.places.upperBound]), group.count)
    }
  }

  /// The bands of a picture, which has no names and is handed on: those of sensitive numbers are merged.
  func bandsToHandOn(of column: SnapshotColumn, among rows: some Collection<Int>) -> [(words: String, count: Int)] {
    column.indicator.isSensitive ? mergedBands(of: column, among: rows) : bands(of: column, among: rows)
  }

  private func counts(of column: SnapshotColumn, among rows: some Collection<Int>) -> [Int] {
    var counts = SensitiveBand.all(isShare: column.indicator.answerType == .share).map { _ in 0 }
    for row in rows { if let band = band(of: column, row) { counts[band.place] += 1 } }
    return counts
  }

  /// The answers that may be counted one by one, by what was answered; nil when the question is sensitive to the viewer.
  func answers(to column: SnapshotColumn, among rows: some Collection<Int>, in snapshot: RoundSnapshot)
    -> [(answer: DistinctAnswer, count: Int)]?
  {
    if column.indicator.isSensitive, !seesExactly(rows, in: snapshot) { return nil }
    var counts = [Int](repeating: 0, count: column.different.count)
    for row in rows where shows(row) && column.places[row] > 0 { counts[Int(column.places[row]) - 1] += 1 }
    return zip(column.different, counts).filter { $0.1 > 0 }.map { (answer: $0.0, count: $0.1) }
  }

  /// Whether the spread may be compared with an earlier round's.
  func trend(
    of column: SnapshotColumn, among rows: some Collection<Int>, in snapshot: RoundSnapshot, since earlier: RoundView?
  ) -> SpreadTrend {
    let isAllowed = rows.allSatisfy { showsExactly(column, $0) || !snapshot.rows[$0].isPublished }
    guard isAllowed, earlier?.disclosure.seesEveryone ?? true else { return .notForViewer }
    if let before = earlier?.snapshot.column(like: column), before.indicator.isSensitive,
      let earlier, !earlier.disclosure.seesExactly(earlier.snapshot.all, in: earlier.snapshot)
    {
      return .notForViewer
    }
    return SpreadTrend(column, rows: rows, in: snapshot, since: earlier?.snapshot)
  }
}
