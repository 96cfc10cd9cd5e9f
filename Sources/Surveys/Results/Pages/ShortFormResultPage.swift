import HTML
import Vocabulary
import Web

/// The short form's questions for all respondents as one table of levels: where they differ, at a glance.
struct ShortFormResultPage {
  let view: RoundView
  let filter: ResultFilter
  let areas: [ResultArea]

  private var path: String { "\(view.path)/kortform" }

  var page: Page {
    let columns = view.snapshot.columns.filter {
      $0.indicator.isCore && $0.indicator.hasOpenLevel
    }
    let rows = filter.rows(in: view.snapshot)
    return Page(
      "Kortformuläret: alla svarande", width: .wide, crumbs: ResultWords.crumbs(view),
      actions: ResultWords.exports(view, filter: filter),
      content: content(columns, rows))
  }

  private func content(_ columns: [SnapshotColumn], _ rows: [Int]) -> HTML {
    var html = LevelPatterns.chart
    html.reserve(bytes: rows.count * (columns.count * 26 + 140) + 40_000)
    html += "<p class=\"finding\">\(finding(columns))</p>"
    html += ResultTabs(view: view, current: path).html
    html += ResultFilterForm(filter: filter, areas: areas, view: view, path: path, shown: rows.count).html
    html += HiddenWords(view: view, columns: columns, rows: rows).html
    html += LevelLook.legend
    html += head(columns)
    let own = Set(view.own)
    let link = HTML(trusted: "<a href=\"\(view.path)/kommun/")
    let levels = columns.map(\.levels)
    for row in rows { append(row, levels, link, isOwn: own.contains(row), to: &html) }
    html += "</tbody></table></div>"
    html += """
      <h2>Frågorna</h2><dl class="sum">\(columns.html { column in
        """
        <div><dt><a href="\(view.path)/\(column.indicator.code)">\(column.indicator.code)</a></dt>\
        <dd>\(column.indicator.question)</dd></div>
        """
      })</dl>
      """
    return html
  }

  private func append(_ place: Int, _ levels: [[UInt8]], _ link: HTML, isOwn: Bool, to html: inout HTML) {
    guard view.disclosure.shows(place) else { return }
    html += isOwn ? "<tr class=\"own\"><th scope=\"row\">" : "<tr><th scope=\"row\">"
    html += link
    html += view.snapshot.rows[place].linked
    LevelLook.heatCells.withUnsafeBufferPointer { cells in
      for column in levels { html += cells[Int(column[place])] }
    }
    html += "</tr>\n"
  }

  private func head(_ columns: [SnapshotColumn]) -> HTML {
    let groups = split(columns) { $0.indicator.area }
    return """
      <div class="scroll big" role="region" aria-labelledby="tabell-rubrik" tabindex="0"><table class="heat">\
      <caption id="tabell-rubrik" class="vh">Nivå 0–100 för varje svarande och fråga</caption><colgroup></colgroup>\
      \(groups.html { "<colgroup span=\"\($0.count)\"></colgroup>" })
      <thead><tr><th scope="col" rowspan="2">Svarande</th>\(groups.html { group in
        """
        <th scope="colgroup" colspan="\(group.count)"><abbr title="\(areaName(group.first))">\
        \(group.first?.indicator.area)</abbr></th>
        """
      })</tr>
      <tr>\(columns.html { column in
        """
        <th scope="col"><a href="\(view.path)/\(column.indicator.code)" title="\(column.indicator.question)">\
        \(column.indicator.code)</a></th>
        """
      })</tr></thead>
      <tbody>

      """
  }

  private func areaName(_ column: SnapshotColumn?) -> String {
    column.flatMap { view.snapshot.area($0.indicator.area) }?.name ?? ""
  }

  private func finding(_ columns: [SnapshotColumn]) -> String {
    let known = QuestionSummary.all(columns, in: view).filter { $0.spread?.difference != nil }
    guard let widest = known.max(by: { $0.difference < $1.difference }),
      let closest = known.min(by: { $0.difference < $1.difference })
    else { return ResultWords.noComparison(view, "jämföra") }
    return """
      Störst skillnad finns i frågan \(ResultWords.named(widest.column)): i snitt \
      \(ChangeChart.text(widest.spread?.difference)) steg. Minst skillnad finns i frågan \(ResultWords.named(closest.column)): \
      i snitt \(ChangeChart.text(closest.spread?.difference)) steg.
      """
  }
}
