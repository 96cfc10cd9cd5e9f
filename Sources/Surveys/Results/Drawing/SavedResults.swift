import HTML
import Vocabulary

extension SavedDrawing {
  /// Nil where there is nothing that may be drawn.
  init?(
    _ kind: DrawingRoutes.Kind, of column: SnapshotColumn, in history: RoundHistory, filter: ResultFilter,
    on today: CalendarDate
  ) {
    let (view, indicator) = (history.current, column.indicator)
    guard indicator.isScored, !indicator.isSensitive else { return nil }
    let rows = filter.rows(in: view.snapshot)
    let counted = view.disclosure.levels(of: column, among: rows, isWhole: filter.isWhole, in: view.snapshot)
    guard
      let content =
        switch kind {
        case .map: Self.map(column, rows, filter, view)
        case .distribution: Self.distribution(column, counted, view)
        case .change: Self.change(column, history, filter)
        }
    else { return nil }
    self.init(
      question: indicator.question,
      place: [
        indicator.isArea ? "Område \(indicator.code)" : "Fråga \(indicator.wholeCode)", view.snapshot.name,
        filter.words,
      ].compactMap(\.self)
        .joined(separator: ", "),
      text: content.text, content: content.drawn, notes: content.notes + Self.counts(counted),
      source: """
        Svar: \(view.round.ownerName), \(view.snapshot.day.year).\(kind == .map ? " Kartunderlag: SCB." : "") \
        Framtagen \(today.words).
        """)
  }

  private typealias Drawn = (drawn: Content, text: String, notes: [String])

  private static func map(
    _ column: SnapshotColumn, _ rows: [Int], _ filter: ResultFilter, _ view: RoundView
  ) -> Drawn? {
    let shown = rows.filter(view.disclosure.shows).compactMap { row in
      view.snapshot.rows[row].municipality.map { ($0, view.disclosure.level(of: column, row) ?? .missing) }
    }
    let own = view.own.compactMap { view.snapshot.rows[$0].municipality }.filter {
      filter.county == nil || $0.county == filter.county
    }
    let map = SavedMap(
      levels: Dictionary(shown, uniquingKeysWith: { first, _ in first }), own: own, county: filter.county)
    let name = filter.county.map { "Karta över \(Sweden.current.county($0).name)" } ?? "Karta över Sveriges kommuner"
    return (.map(map), name, [view.ownWords.trimmed].filter { !$0.isEmpty })
  }

  private static func distribution(_ column: SnapshotColumn, _ counted: DisclosedLevels, _ view: RoundView) -> Drawn? {
    guard let bars = LevelDistribution(counted, own: view.ownLevel(in: column)) else { return nil }
    return (
      .chart(bars.shapes, width: Int(LevelDistribution.width), height: bars.height), bars.sentence,
      ["Antal svarande på varje nivå.", "Nivåer: \(LevelLook.words.joined(separator: ", "))."]
    )
  }

  private static func change(_ column: SnapshotColumn, _ history: RoundHistory, _ filter: ResultFilter) -> Drawn? {
    let indicator = column.indicator
    let chart = ChangeChart(series: LevelSeries(indicator, in: history, filter: filter), code: indicator.code)
    guard chart.hasLine else { return nil }
    var lines = chart.drawing
    lines.hasValues = true
    return (
      .chart(lines.shapes, width: Int(LineChart.width), height: 196), chart.sentence,
      [chart.caption]
        + chart.series.points.map { point in
          """
          \(point.round): mitten \(ChangeChart.text(point.same.median)), mellersta hälften \
          \(ChangeChart.text(point.same.lowerQuartile))–\(ChangeChart.text(point.same.upperQuartile)), \
          \(SwedishNumber.text(point.same.count)) svarande.
          """
        }
    )
  }

  /// How many the drawing tells of, as far as the viewer may know.
  private static func counts(_ counted: DisclosedLevels) -> [String] {
    var notes = [counted.note].compactMap(\.self)
    if case .grouped(let grouped) = counted {
      notes.insert("\(SwedishNumber.text(grouped.total)) svarande har bekräftade svar.", at: 0)
    }
    if let counts = counted.seen {
      let words = """
        \(SwedishNumber.text(counts.scored)) av \(SwedishNumber.text(counts.total)) svarande har en nivå. \
        Inget svar är aldrig 0.
        """
      notes.insert(words, at: 0)
    }
    return notes
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
