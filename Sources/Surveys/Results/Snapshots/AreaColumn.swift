import Synchronization
import Vocabulary

extension Indicator {
  /// An area as if it were one question: its level is the mean of its questions' levels. Its definition is theirs, so that no change
  /// is drawn across rounds that asked something else. Sv: området som fråga.
  init(_ area: SurveyArea, of questions: [Indicator]) {
    self.init(
      id: ID(area.code), code: area.code, area: area.code, question: area.name, hint: nil, answerType: .single,
      unit: nil,
      weight: 1, isCore: false, isSensitive: false, themes: [], options: [], rows: [], levelRule: .option,
      definitionVersion: questions.map { "\($0.code) \($0.definitionVersion)" }.joined(separator: ", "),
      definition: Definition(), sources: [])
    isArea = true
  }

  /// Has a level that is seen by everybody who sees the round's answers by name. Only such levels stand in an area's level, in a
  /// map, a list and a picture to save.
  var hasOpenLevel: Bool { isScored && !isSensitive }

  /// What a sentence calls it: "SAM-01", or the name of the area.
  var nameInSentence: String { isArea ? question : wholeCode }
}

extension RoundSnapshot {
  /// The area's level for each respondent, made the first time it is asked for and then kept; nil for an area without
  /// any question that counts.
  func areaColumn(_ code: String) -> SnapshotColumn? {
    guard let area = area(code) else { return nil }
    return keptAreas.withLock { kept in
      if let column = kept[code] { return column }
      let questions = columns(in: code).filter(\.indicator.hasOpenLevel)
      guard !questions.isEmpty else { return nil }
      let column = SnapshotColumn(
        indicator: Indicator(area, of: questions.map(\.indicator)),
        levels: all.map { Self.mean(of: questions, $0) }, places: [UInt16](repeating: 0, count: rows.count),
        different: [])
      kept[code] = column
      return column
    }
  }

  /// The same question, part or area in this round as in another.
  func column(like other: SnapshotColumn) -> SnapshotColumn? {
    other.indicator.isArea ? areaColumn(other.indicator.code) : column(other.indicator.code)
  }

  /// Of those that have a level: "vet inte" and nothing count for nothing.
  private static func mean(of questions: [SnapshotColumn], _ row: Int) -> UInt8 {
    let levels = questions.map { $0.levels[row] }.filter { $0 <= 100 }
    guard !levels.isEmpty else { return Level.missing.byte }
    let sum = levels.reduce(0) { $0 + Int($1) }
    return UInt8((Double(sum) / Double(levels.count)).rounded())
  }
}
