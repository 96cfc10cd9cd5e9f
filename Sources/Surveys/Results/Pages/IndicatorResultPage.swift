import HTML
import Vocabulary
import Web

/// One question, or one part of it: what the answers say, where, and how it has changed.
struct IndicatorResultPage {
  let history: RoundHistory
  let column: SnapshotColumn
  let filter: ResultFilter
  let areas: [ResultArea]
  let isInCountyTeam: Bool

  init(
    history: RoundHistory, column: SnapshotColumn, filter: ResultFilter, areas: [ResultArea],
    isInCountyTeam: Bool = false
  ) {
    self.history = history
    self.column = column
    var filter = filter
    filter.part = column.indicator.partID
    self.filter = filter
    self.areas = areas
    self.isInCountyTeam = isInCountyTeam
  }

  private var view: RoundView { history.current }
  private var indicator: Indicator { column.indicator }
  private var path: String { ResultAddress(indicator).base(in: view) }
  private var isMatrix: Bool { indicator.answerType == .matrix }
  private var hasMap: Bool { indicator.hasOpenLevel }
  /// The question that the part is of, or the question itself.
  private var whole: Indicator {
    indicator.partID == nil ? indicator : view.snapshot.column(indicator.wholeCode)?.indicator ?? indicator
  }

  var page: Page {
    let rows = filter.rows(in: view.snapshot)
    let counted = view.disclosure.levels(of: column, among: rows, isWhole: filter.isWhole, in: view.snapshot)
    let area = view.snapshot.area(indicator.area)
    return Page(
      indicator.question, width: .wide, crumbs: crumbs(area),
      kind: "\(kind), \(area?.name ?? indicator.area), \(ResultWords.weight(indicator.weight))",
      actions: actions, content: content(rows, counted))
  }

  private var kind: String {
    indicator.partID == nil ? "Fråga \(indicator.code)" : "En del av fråga \(indicator.wholeCode)"
  }

  private func crumbs(_ area: SurveyArea?) -> [Link] {
    ResultWords.crumbs(view) + (area.map { [Link($0.name, "\(view.path)/omrade/\($0.code)")] } ?? [])
  }

  private var actions: HTML {
    """
    <a class="btn second small" href="\(view.roundPath)/export.xlsx\(filter.query(withPart: false))">\
    \(filter.isWhole ? "Hela omgången som Excel" : "Alla frågor för urvalet som Excel")</a>\
    <a class="btn second small" href="\(path)/kommentarer">Kommentarer</a>\(ResultWords.report(view, filter.county))\
    <button class="btn second small" type="button" data-print hidden>Skriv ut</button>
    """
  }

  /// What stands on the page of an area, above its questions.
  var levels: HTML {
    let rows = filter.rows(in: view.snapshot)
    return content(rows, view.disclosure.levels(of: column, among: rows, isWhole: filter.isWhole, in: view.snapshot))
  }

  private func content(_ rows: [Int], _ counted: DisclosedLevels) -> HTML {
    let map = MapDrawing(view: view, column: column, rows: rows, county: filter.county)
    let hidden = HiddenWords(view: view, columns: [column], rows: rows)
    let shown = hidden.shown(column)
    // A map, and what leads from it to the table, only where the table has anybody.
    let hasMap = hasMap && !shown.isEmpty
    var html: HTML = hasMap ? LevelPatterns.map(width: map.width) : LevelPatterns.chart
    html.reserve(bytes: rows.count * (isMatrix ? 1400 : 900) + 44_000)
    html += PartTabs(view: view, whole: whole, filter: filter).html
    html += indicator.isScored ? LevelFinding(column, rows, counted, filter, in: history).html : unscored(rows)
    html += ResultFilterForm(filter: filter, areas: areas, view: view, path: path, shown: rows.count).html
    html += indicator.isScored ? LevelFinding.figures(counted, isMean: isMatrix) : .empty
    html += common(rows)
    html += hasMap ? "<div class=\"duo\">" : "<div class=\"duo even\">"
    if hasMap { map.addFigure(to: &html) }
    let change = indicator.isKeyFigure ? numberChange : levelChange
    let drawings = distribution(counted, rows)
    html += "<div>\(drawings?.figure ?? .empty)\(answers(rows))\(change.chart?.figure ?? .empty)</div></div>"
    // A matrix is as wide as its options are many: it stands by itself.
    if isMatrix { html += PartTable(view: view, whole: column, rows: rows, filter: filter).html }
    html += change.after
    html += hidden.html
    addEverybody(shown, of: rows, to: &html)
    html +=
      indicator.isKeyFigure
      ? NumberGroups(view: view, column: column, rows: rows).html
      : LevelGroups(view: view, column: column, rows: rows).html
    if hasMap { TileGrid(view: view, column: column, rows: rows, county: filter.county).add(to: &html) }
    html += downloads(
      [
        (.map, hasMap), (.distribution, indicator.isKeyFigure ? hasBands(rows) : hasMap && drawings != nil),
        (.change, change.chart != nil && !indicator.isSensitive), (.national, hasMap && change.hasNational),
      ])
    if !indicator.isArea { html += DefinitionSection(indicator: whole).html }
    return html
  }

  /// What a question outside the scale says: a key figure in numbers, anything else as it stands.
  private func unscored(_ rows: [Int]) -> HTML {
    guard indicator.isKeyFigure else {
      let isPlain = !indicator.isSensitive || view.disclosure.seesExactly(rows, in: view.snapshot)
      return "<p class=\"finding\">Frågan räknas inte på skalan 0–100.\(isPlain ? " Svaren visas som de är." : "")</p>"
    }
    let changes = NumberChanges(column, in: history)
    return NumberFigures(view: view, column: column, rows: rows, changes: changes).html
  }

  /// What the county team can do when several lack the same thing.
  private func common(_ rows: [Int]) -> HTML {
    guard isInCountyTeam, hasMap, !indicator.isArea, let need = Need(column, among: rows, view.disclosure) else {
      return .empty
    }
    let place = "omgang=\(urlPart(view.round.id.text))&fraga=\(urlPart(indicator.code))"
    let chosen = filter.query(withPart: false).dropFirst()
    let county = filter.county == nil ? "&lan=" : ""
    let address = "/behov/ny?\(place)\(county)\(chosen.isEmpty ? "" : "&\(chosen)")"
    return "<p>\(need.sentence) <a href=\"\(address)\">Gör något gemensamt</a></p>"
  }

  private func distribution(_ counted: DisclosedLevels, _ rows: [Int]) -> Chart? {
    indicator.isScored
      ? LevelDistribution(counted, own: view.ownLevel(in: column))?.chart
      : AnswerCounts(view: view, column: column, rows: rows).chart
  }

  private func hasBands(_ rows: [Int]) -> Bool {
    view.disclosure.bandsToHandOn(of: column, among: rows).contains { $0.count > 0 }
  }

  private func answers(_ rows: [Int]) -> HTML {
    indicator.isArea ? .empty : AnswerCounts(view: view, column: column, rows: rows).html
  }

  /// `after` stands below the drawings: the same in figures, and the country as its sources give it.
  private typealias Shown = (chart: Chart?, after: HTML, hasNational: Bool)

  private var levelChange: Shown {
    guard indicator.isScored else { return (nil, .empty, false) }
    let change = ChangeChart(series: LevelSeries(column, in: history, filter: filter))
    let national = NationalChart(indicator, change.series)
    return (change.chart(), change.table + national.html, national.chart() != nil)
  }

  private var numberChange: Shown {
    let series = NumberSeries(column, in: history, filter: filter)
    return (series.chart(), series.table, false)
  }

  /// All whose answers may be seen.
  private func addEverybody(_ shown: [Int], of rows: [Int], to html: inout HTML) {
    if rows.isEmpty { html += "<p class=\"note\">Ingen i omgången stämmer med urvalet.</p>" }
    guard !shown.isEmpty else { return }
    IndicatorTable(view: view, column: column, history: history, filter: filter, rows: shown).add(to: &html)
  }

  /// Those of them that there are.
  private func downloads(_ kinds: [(kind: SavedDrawing.Kind, isThere: Bool)]) -> HTML {
    let kinds = kinds.filter(\.isThere).map(\.kind)
    guard !kinds.isEmpty else { return .empty }
    return """
      <section class="noprint" aria-labelledby="bilder"><h2 id="bilder">Bilder att ta med</h2><ul>\(kinds.html { kind in
        """
        <li>\(kind.words): <a href="\(path)/\(kind.rawValue).svg\(filter.query())">SVG</a>, \
        <a href="\(path)/\(kind.rawValue).png\(filter.query())">PNG</a></li>
        """
      })</ul></section>
      """
  }
}

extension RoundView {
  /// The viewer's own level, when it works for exactly one respondent.
  func ownLevel(in column: SnapshotColumn) -> (name: String, level: Level)? {
    guard own.count == 1, let row = own.first else { return nil }
    return (snapshot.rows[row].name, column.level(row))
  }
}
