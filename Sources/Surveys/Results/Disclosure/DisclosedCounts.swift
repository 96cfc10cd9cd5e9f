/// Levels counted as far as the viewer may know them.
enum CountedLevels: Sendable, Equatable {
  /// `note` says when not everybody is counted; `groups` are the bands 0-4 that may be shown apart.
  case counted(LevelCounts, groups: [ClosedRange<Int>], note: String?)
  case withheld(String)

  var counts: LevelCounts? { if case .counted(let counts, _, _) = self { counts } else { nil } }
  var note: String? {
    switch self {
    case .counted(_, _, let note): note
    case .withheld(let why): why
    }
  }
}

extension Disclosure {
  /// Counts levels among rows. Sensitive ones are counted only when the viewer sees each of them exactly, so that no two
  /// filters differ by what is hidden. Those not seen by name are counted only in the whole round, when it is over.
  func levels(of column: SnapshotColumn, among rows: some Collection<Int>, isWhole: Bool, in snapshot: RoundSnapshot)
    -> CountedLevels
  {
    if column.indicator.isSensitive, !seesExactly(rows, in: snapshot) {
      return .withheld("Frågan gäller känsliga uppgifter. Fördelning och spridning visas bara för länsteamet.")
    }
    let apart = (0..<5).map { $0...$0 }
    if seesEveryone { return .counted(LevelCounts(column, among: rows), groups: apart, note: nil) }
    let seen = rows.filter(shows)
    if seen.count == rows.count { return .counted(LevelCounts(column, among: rows), groups: apart, note: nil) }
    let hidden = LevelCounts(column, among: rows.filter { !shows($0) })
    if isWhole, mayCountHidden, hidden.scored >= Self.fewestHidden {
      return .counted(
        LevelCounts(column, among: rows), groups: SmallCounts.merged(hidden.bands).map(\.places), note: nil)
    }
    return .counted(
      LevelCounts(column, among: seen), groups: apart,
      note: "Omgången visar svar med namn bara för länsteamet. Här räknas bara de svar som du får se.")
  }

  /// Whether the viewer sees every published respondent among the rows with its sensitive numbers.
  func seesExactly(_ rows: some Collection<Int>, in snapshot: RoundSnapshot) -> Bool {
    rows.allSatisfy { sight($0) == .exact || !snapshot.rows[$0].isPublished }
  }

  /// Numbers for quartiles, or nil when some of them may not be seen as they are.
  func numbers(of column: SnapshotColumn, among rows: some Collection<Int>, in snapshot: RoundSnapshot) -> [Float]? {
    if column.indicator.isSensitive, !seesExactly(rows, in: snapshot) { return nil }
    return rows.filter(shows).compactMap { column.answer($0)?.number }
  }

  /// How many have a number in each band. Small groups of sensitive numbers are laid together with their neighbours.
  func bands(of column: SnapshotColumn, among rows: some Collection<Int>, in snapshot: RoundSnapshot)
    -> [(words: String, count: Int)]
  {
    let bands = SensitiveBand.all(isShare: column.indicator.answerType == .share)
    var counts = [Int](repeating: 0, count: bands.count)
    for row in rows { if let band = band(of: column, row) { counts[band.place] += 1 } }
    guard column.indicator.isSensitive, !seesExactly(rows, in: snapshot) else {
      return zip(bands, counts).map { ($0.words, $1) }
    }
    return SmallCounts.merged(counts).map { group in
      (SensitiveBand.words(from: bands[group.places.lowerBound], through: bands[group.places.upperBound]), group.count)
    }
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
    if let before = earlier?.snapshot.column(column.indicator.code), before.indicator.isSensitive,
      let earlier, !earlier.disclosure.seesExactly(earlier.snapshot.all, in: earlier.snapshot)
    {
      return .notForViewer
    }
    return SpreadTrend(column, rows: rows, in: snapshot, since: earlier?.snapshot)
  }
}
