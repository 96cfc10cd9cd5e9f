import HTML
import Web

/// The questions of one area, or of a theme that goes across areas.
struct ResultAreaPage {
  let view: RoundView
  let title: String
  let lead: HTML?
  let columns: [SnapshotColumn]
  let path: String
  /// Table, map and change of the area as a whole; nil for a theme, and where no question has a level.
  private let whole: IndicatorResultPage?

  init(history: RoundHistory, area: SurveyArea, filter: ResultFilter, areas: [ResultArea]) {
    view = history.current
    title = area.name
    lead = nil
    columns = view.snapshot.columns(in: area.code)
    path = "\(view.path)/omrade/\(area.code)"
    whole = view.snapshot.areaColumn(area.code).map {
      IndicatorResultPage(history: history, column: $0, filter: filter, areas: areas)
    }
  }

  /// Sv: temat hedersrelaterat våld och förtryck.
  init(honourIn view: RoundView) {
    self.view = view
    title = "Hedersrelaterat våld och förtryck"
    lead = "Här finns det egna området, och frågor i andra områden som hör till samma tema."
    columns = view.snapshot.columns.filter(\.indicator.isAboutHonour)
    whole = nil
    path = "\(view.path)/tema/hrv"
  }

  var page: Page {
    Page(
      title, width: .wide, crumbs: ResultWords.crumbs(view), lead: lead, actions: ResultWords.exports(view),
      content: """
        \(ResultTabs(view: view, current: path).html)\(whole.map(\.levels) ?? LevelPatterns.chart)\
        \(whole == nil ? .empty : HTML("<h2>Områdets frågor</h2>"))\
        \(HiddenWords(view: view, columns: columns, rows: Array(view.snapshot.all)).html)\(LevelLook.legend)
        \(QuestionTable(
          id: "fragor", caption: "Frågor, störst lucka först",
          summaries: QuestionSummary.ordered(QuestionSummary.all(columns, in: view)), path: view.path
        ).html)
        \(columns.filter(\.indicator.isScored).html(distribution))
        """)
  }

  private func distribution(_ column: SnapshotColumn) -> HTML {
    let counted = view.disclosure.levels(of: column, among: view.snapshot.all, isWhole: true, in: view.snapshot)
    guard counted.seen.map({ $0.scored > 0 }) ?? true,
      let bars = LevelDistribution(counted, own: view.ownLevel(in: column))
    else { return .empty }
    let code = column.indicator.code
    return Chart(
      id: code, caption: "<a href=\"\(view.path)/\(code)\">\(code)</a>", reading: column.indicator.question,
      title: "Fördelning i \(code)", sentence: bars.sentence, height: bars.height, shapes: bars.shapes
    ).figure
  }
}
