import HTML
import Vocabulary

/// What is drawn of a whole round.
extension SavedDrawing {
  /// Where the respondents differ most, in questions whose level may be handed on.
  init?(spreadIn view: RoundView, on today: CalendarDate) {
    let columns = view.snapshot.columns.filter(\.indicator.hasOpenLevel)
    let spread = SpreadChart(QuestionSummary.all(columns, in: view), in: view)
    guard let chart = spread.chart else { return nil }
    self.init(
      chart, question: "Här skiljer det sig mest", in: view,
      notes: spread.summaries.map { "\($0.column.indicator.code): \($0.column.indicator.question)" }, on: today)
  }

  init?(areasIn report: RespondentReport) {
    guard report.isReady, let chart = report.areas else { return nil }
    self.init(chart, question: "\(report.respondent.name): nivå per område", in: report.view, on: report.today)
  }

  init?(areasIn report: CountyReport) {
    guard report.isReady, let chart = report.standing.areas else { return nil }
    let count = report.standing.rows.count { report.view.snapshot.rows[$0].isPublished }
    self.init(
      chart, question: "\(report.place): fördelning per område", in: report.view,
      notes: [
        "Nivåer från vänster: \(LevelLook.words.joined(separator: ", ")).",
        "\(SwedishNumber.text(count)) svarande har bekräftade svar.",
      ], on: report.today)
  }

  private init(
    _ chart: Chart, question: String, in view: RoundView, notes: [String] = [], on today: CalendarDate
  ) {
    self.init(
      question: question, place: view.snapshot.name, text: chart.sentence, content: .chart(chart),
      notes: [chart.reading] + notes, source: Self.source(view, today))
  }
}
