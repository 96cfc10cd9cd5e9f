import HTML
import Vocabulary
import Web

/// One question: what the answers say, where, and how it has changed.
struct IndicatorResultPage {
  let history: RoundHistory
  let column: SnapshotColumn
  let filter: ResultFilter
  let areas: [ResultArea]

  private var view: RoundView { history.current }
  private var indicator: Indicator { column.indicator }
  private var path: String { "\(view.path)/\(indicator.code)" }

  var page: Page {
    let rows = filter.rows(in: view.snapshot)
    let counted = view.disclosure.levels(of: column, among: rows, isWhole: filter.isWhole, in: view.snapshot)
    let changes = Changes(column, in: history)
    let area = view.snapshot.area(indicator.area)
    return Page(
      indicator.question, width: .wide, crumbs: crumbs(area),
      kind: "Fråga \(indicator.code), \(area?.name ?? indicator.area), \(ResultWords.weight(indicator.weight))",
      actions: actions, content: content(rows, counted, changes))
  }

  private func crumbs(_ area: SurveyArea?) -> [Link] {
    ResultWords.crumbs(view) + (area.map { [Link($0.name, "\(view.path)/omrade/\($0.code)")] } ?? [])
  }

  private var actions: HTML {
    """
    <a class="btn second small" href="\(view.roundPath)/export.xlsx">Excel</a>\
    <a class="btn second small" href="\(path)/kommentarer">Kommentarer</a>\
    <button class="btn second small" type="button" data-print hidden>Skriv ut</button>
    """
  }

  private func content(_ rows: [Int], _ counted: CountedLevels, _ changes: Changes) -> HTML {
    let map = MapDrawing(view: view, column: column, rows: rows, county: filter.county)
    let change = ChangeChart(series: series, code: indicator.code)
    let hasMap = indicator.isScored && !indicator.isSensitive
    var html: HTML = hasMap ? LevelPatterns.map(width: map.width) : LevelPatterns.chart
    html.reserve(bytes: rows.count * (indicator.answerType == .matrix ? 1300 : 800) + 30_000)
    html += finding(counted, rows)
    html += ResultFilterForm(filter: filter, areas: areas, view: view, path: path, shown: rows.count).html
    html += figures(counted, rows)
    html += hasMap ? "<div class=\"duo\">" : "<div class=\"duo even\">"
    if hasMap { map.addFigure(to: &html) }
    html += "<div>"
    html += distribution(counted)
    // A matrix is as wide as its options are many: it stands by itself.
    let answers = AnswerCounts(view: view, column: column, rows: rows).html
    if indicator.answerType != .matrix { html += answers }
    html += change.figure
    html += "</div></div>"
    if indicator.answerType == .matrix { html += answers }
    html += change.table
    if indicator.isScored {
      let national = NationalSeries.series(for: indicator)
      html += NationalChart(national: national, series: change.series, indicator: indicator).html
    }
    IndicatorTable(view: view, column: column, changes: changes, filter: filter, rows: rows).add(to: &html)
    html += LevelGroups(view: view, column: column, rows: rows).html
    if hasMap { TileGrid(view: view, column: column, rows: rows).add(to: &html) }
    html += downloads(hasMap: hasMap)
    html += DefinitionSection(indicator: indicator).html
    return html
  }

  private var series: LevelSeries {
    indicator.isScored ? LevelSeries(indicator.code, in: history, filter: filter) : LevelSeries(points: [])
  }

  private func finding(_ counted: CountedLevels, _ rows: [Int]) -> HTML {
    guard indicator.isScored else {
      return "<p class=\"finding\">Frågan räknas inte på skalan 0–100. Svaren visas som de är.</p>"
    }
    guard let counts = counted.counts else { return "<p class=\"note\">\(counted.note)</p>" }
    let trend = view.disclosure.trend(
      of: column, among: rows, in: view.snapshot, since: history.earlier(asking: indicator.code))
    let note: HTML = counted.note.map { "<p class=\"note\">\($0)</p>" } ?? .empty
    return "<p class=\"finding\">\(ResultWords.finding(counts)) \(trend.sentence)</p>\(note)"
  }

  private func figures(_ counted: CountedLevels, _ rows: [Int]) -> HTML {
    guard indicator.isScored, let counts = counted.counts, counts.scored > 0 else { return .empty }
    let spread = Spread(counts)
    return """
      <dl class="figures"><div><dt>Skillnad mellan två svarande i snitt</dt><dd>\(ChangeChart.text(spread.difference))</dd></div>\
      <div><dt>Mitten, och mittersta hälften</dt><dd>\(ChangeChart.text(spread.median)) \
      <small>\(ChangeChart.text(spread.lowerQuartile))–\(ChangeChart.text(spread.upperQuartile))</small></dd></div>\
      <div><dt>På plats (nivå \(Target.level) eller mer)</dt><dd>\(spread.shareAtTarget.map { SwedishNumber.share($0) })</dd></div>\
      <div><dt>Med nivå</dt><dd>\(SwedishNumber.text(spread.count)) <small>av \(SwedishNumber.text(counts.total))</small></dd></div></dl>
      """
  }

  private func distribution(_ counted: CountedLevels) -> HTML {
    guard indicator.isScored, case .counted(let counts, let groups, _) = counted else { return .empty }
    return LevelDistribution(counts, groups: groups, own: view.ownLevel(in: column)).figure
  }

  private func downloads(hasMap: Bool) -> HTML {
    guard indicator.isScored, !indicator.isSensitive else { return .empty }
    let files = [("karta", "Karta"), ("fordelning", "Fördelning"), ("forandring", "Ändring")].filter {
      hasMap || $0.0 != "karta"
    }
    return """
      <section class="noprint" aria-labelledby="bilder"><h2 id="bilder">Bilder att ta med</h2><ul>\(files.html { file, name in
        """
        <li>\(name): <a href="\(path)/\(file).svg\(filter.query())">SVG</a>, \
        <a href="\(path)/\(file).png\(filter.query())">PNG</a></li>
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
