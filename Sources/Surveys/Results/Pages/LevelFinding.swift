import HTML
import Vocabulary

/// What the levels of a question say, first on its page. Sv: vad nivåerna säger.
struct LevelFinding {
  private let column: SnapshotColumn
  private let rows: [Int]
  private let counted: DisclosedLevels
  private let filter: ResultFilter
  private let history: RoundHistory

  init(
    _ column: SnapshotColumn, _ rows: [Int], _ counted: DisclosedLevels, _ filter: ResultFilter,
    in history: RoundHistory
  ) {
    self.column = column
    self.rows = rows
    self.counted = counted
    self.filter = filter
    self.history = history
  }

  private var view: RoundView { history.current }
  private var isMean: Bool { column.indicator.answerType == .matrix }

  var html: HTML {
    let note: HTML = counted.note.map { "<p class=\"note\">\($0)</p>" } ?? .empty
    if let grouped = counted.grouped { return "<p class=\"finding\">\(grouped.sentence)\(parts)</p>\(note)" }
    guard let counts = counted.seen else { return note }
    let trend = view.disclosure.trend(
      of: column, among: rows, in: view.snapshot, since: history.earlier(asking: column))
    return """
      <p class="finding">\(ResultWords.finding(counts, isMean: isMean, onlySeen: counted.note != nil))\
      \(parts) \(trend.sentence(ofArea: column.indicator.isArea))</p>\(note)
      """
  }

  /// The mean of a matrix hides what stands row by row, so it is said beside.
  private var parts: String {
    if column.indicator.isArea {
      return " Nivån är medelvärdet av områdets frågor, utom de som gäller känsliga uppgifter."
    }
    guard isMean else { return "" }
    let inPlace = column.parts.compactMap { PartInPlace($0, among: rows, isWhole: filter.isWhole, in: view) }
    let sentence = PartInPlace.sentence(inPlace, of: column.indicator)
    return " Nivån är medelvärdet av delarna.\(sentence.map { " \($0)" } ?? "")"
  }

  static func figures(_ counted: DisclosedLevels, isMean: Bool) -> HTML {
    guard let counts = counted.seen, counts.scored > 0 else { return .empty }
    let spread = Spread(counts)
    let with: HTML = """
      <div><dt>Med nivå</dt><dd>\(SwedishNumber.text(spread.count)) <small>av \(SwedishNumber.text(counts.total))</small></dd></div>
      """
    guard spread.median != nil else { return "<dl class=\"figures\">\(with)</dl>" }
    return """
      <dl class="figures"><div><dt>Skillnad mellan två svarande i snitt</dt><dd>\(ChangeChart.text(spread.difference))</dd></div>\
      <div><dt>Mitten, och mellersta hälften</dt><dd>\(ChangeChart.text(spread.median)) \
      <small>\(ChangeChart.text(spread.lowerQuartile))–\(ChangeChart.text(spread.upperQuartile))</small></dd></div>\
      <div><dt>På plats\(isMean ? " i alla delar sammantaget" : "") (nivå \(Target.level) eller mer)</dt>\
      <dd>\(spread.shareAtTarget.map { SwedishNumber.share($0) })</dd></div>\(with)</dl>
      """
  }
}
