import HTML
import Vocabulary

extension SavedDrawing {
  /// What there may be of a question or an area, by the name of its file. Sv: bildslag.
  enum Kind: String, CaseIterable {
    case map = "karta", distribution = "fordelning", change = "forandring", national = "riket"

    var words: String {
      switch self {
      case .map: "Karta"
      case .distribution: "Fördelning"
      case .change: "Förändring"
      case .national: "Riket"
      }
    }
  }

  /// Nil where there is nothing that may be drawn.
  init?(
    _ kind: Kind, of column: SnapshotColumn, in history: RoundHistory, filter: ResultFilter, on today: CalendarDate
  ) {
    let drawn =
      column.indicator.isKeyFigure
      ? Self.keyFigure(kind, column, history, filter) : Self.level(kind, column, history, filter)
    guard let drawn else { return nil }
    let (view, indicator) = (history.current, column.indicator)
    let code = indicator.isArea ? "Område \(indicator.code)" : "Fråga \(indicator.wholeCode)"
    self.init(
      question: indicator.question,
      place: [code, view.snapshot.name, filter.words].compactMap(\.self).joined(separator: ", "),
      text: drawn.text, content: drawn.content, notes: drawn.notes,
      source: Self.source(view, today, extra: kind == .map ? " Kartunderlag: SCB." : kind.sourceOfNational(indicator)))
  }

  static func source(_ view: RoundView, _ today: CalendarDate, extra: String = "") -> String {
    "Svar: \(view.round.ownerName), \(view.snapshot.day.year).\(extra) Framtagen \(today.words)."
  }

  private typealias Drawn = (content: Content, text: String, notes: [String])

  private static func drawn(_ chart: Chart?, _ notes: [String]) -> Drawn? {
    chart.map { (.chart($0), $0.sentence, [$0.reading] + notes) }
  }

  private static func level(
    _ kind: Kind, _ column: SnapshotColumn, _ history: RoundHistory, _ filter: ResultFilter
  ) -> Drawn? {
    let (view, indicator) = (history.current, column.indicator)
    guard indicator.hasOpenLevel else { return nil }
    let rows = filter.rows(in: view.snapshot)
    let counted = view.disclosure.levels(of: column, among: rows, isWhole: filter.isWhole, in: view.snapshot)
    let counts = counts(counted)
    switch kind {
    case .map:
      return map(column, rows, filter, view, counts)
    case .distribution:
      let bars = LevelDistribution(counted, own: view.ownLevel(in: column))
      return drawn(bars?.chart, ["Nivåer: \(LevelLook.words.joined(separator: ", "))."] + counts)
    case .change:
      let chart = ChangeChart(series: LevelSeries(column, in: history, filter: filter))
      return drawn(chart.chart(hasValues: true), chart.series.points.map(\.words) + counts)
    case .national:
      let national = NationalChart(indicator, LevelSeries(column, in: history, filter: filter))
      return drawn(national.chart(hasValues: true), national.remarks + counts)
    }
  }

  private static func keyFigure(
    _ kind: Kind, _ column: SnapshotColumn, _ history: RoundHistory, _ filter: ResultFilter
  ) -> Drawn? {
    let rows = filter.rows(in: history.current.snapshot)
    switch kind {
    case .distribution:
      let bands = history.current.disclosure.bandsToHandOn(of: column, among: rows)
      let count = bands.reduce(0) { $0 + $1.count }
      return drawn(BandChart(bands: bands).chart, [numbersGiven(count)])
    case .change where !column.indicator.isSensitive:
      let series = NumberSeries(column, in: history, filter: filter)
      return drawn(series.chart(hasValues: true), series.points.map(\.words))
    default: return nil
    }
  }

  private static func numbersGiven(_ count: Int) -> String {
    "\(SwedishNumber.text(count)) svarande har lämnat ett tal. Inget svar är aldrig 0."
  }

  private static func map(
    _ column: SnapshotColumn, _ rows: [Int], _ filter: ResultFilter, _ view: RoundView, _ counts: [String]
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
    return (.map(map), name, [view.ownWords.trimmed].filter { !$0.isEmpty } + counts)
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

extension LevelSeries.Point {
  fileprivate var words: String {
    """
    \(round): mitten \(ChangeChart.text(same.median)), mellersta hälften \(ChangeChart.text(same.lowerQuartile))–\
    \(ChangeChart.text(same.upperQuartile)), \(SwedishNumber.text(same.count)) svarande.
    """
  }
}

extension NumberSeries.Point {
  fileprivate var words: String {
    """
    \(round): mitten \(NumberSpread.text(spread.median)), mellersta hälften \(spread.middleHalf), \
    \(SwedishNumber.text(spread.count)) svarande.
    """
  }
}

extension SavedDrawing.Kind {
  fileprivate func sourceOfNational(_ indicator: Indicator) -> String {
    guard self == .national, let source = NationalSeries.series(for: indicator).first?.points.last?.source else {
      return ""
    }
    return " Riket: \(source)."
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
