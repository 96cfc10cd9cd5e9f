import HTML
import Vocabulary

/// All respondents' answers to one question.
struct IndicatorTable {
  let view: RoundView
  let column: SnapshotColumn
  let changes: Changes
  let filter: ResultFilter
  let rows: [Int]

  func add(to html: inout HTML) {
    let rows = sorted()
    html += head(count: rows.count)
    let own = Set(view.own)
    let link = HTML(trusted: "\"><th scope=\"row\"><a href=\"\(view.path)/kommun/")
    for row in rows { append(row, isOwn: own.contains(row), link, to: &html) }
    html += "</tbody></table></div>"
  }

  private func head(count: Int) -> HTML {
    let sort = SortLink(filter: filter, path: "\(view.path)/\(column.indicator.code)")
    return """
      <p hidden><label for="sok-tabell">Hitta i tabellen</label> <input class="w20" id="sok-tabell" type="search" \
      data-filter-table="tabell" data-filter-status="sok-antal"></p><p id="sok-antal" role="status" class="small soft"></p>
      <div class="scroll" role="region" aria-labelledby="tabell-rubrik" tabindex="0"><table class="data" id="tabell">\
      <caption id="tabell-rubrik">Alla svarande <small>\(count) rader\(changeWords)</small></caption>
      <thead><tr>\(sort.heading("Svarande", "namn"))\(sort.heading("Län", "lan"))\(sort.heading("Kommungrupp", "grupp"))\
      <th scope="col">Svar</th>\(sort.heading("Nivå", "niva"))\(sort.heading("Ändring", "andring", isNumber: true))</tr></thead><tbody>

      """
  }

  private var changeWords: String {
    guard let since = changes.since else { return "" }
    return changes.hasNewDefinition
      ? ". Definitionen är ny sedan \(since.snapshot.name), så ingen ändring visas"
      : ". Ändring sedan \(since.snapshot.name)"
  }

  /// Built of prepared pieces: this is most of the page.
  private func append(_ place: Int, isOwn: Bool, _ link: HTML, to html: inout HTML) {
    let row = view.snapshot.rows[place]
    let shown = view.disclosure.answer(to: column, place)
    html += isOwn ? "<tr class=\"own" : "<tr class=\""
    if shown == .hidden && !view.disclosure.shows(place) {
      html += "\"><th scope=\"row\">"
      html += row.markup
      html += "</th>"
    } else {
      html += link
      html += HTML(text: row.respondent.key)
      html += "\">"
      html += row.markup
      html += "</a></th>"
    }
    html += row.county.flatMap { Self.counties[$0] } ?? Self.emptyCell
    html += row.group.flatMap { Self.groups[$0] } ?? Self.emptyCell
    html += "<td>"
    html += HTML(text: row.isPublished ? shown.words : "Inte bekräftat än")
    html += "</td>"
    html += shown.level.map { LevelLook.tableCells[Int($0.byte)] } ?? Self.noLevel
    html += change(place)
    html += "</tr>\n"
  }

  private func change(_ row: Int) -> HTML {
    guard let steps = changes.change(row).number else { return Self.noChange }
    return steps > 0 ? "<td class=\"num\">+\(steps)</td>" : "<td class=\"num\">\(SwedishNumber.text(steps))</td>"
  }

  private static let emptyCell: HTML = "<td></td>"
  private static let noLevel: HTML = "<td></td>"
  private static let noChange: HTML = "<td class=\"num\"></td>"
  private static let counties = Dictionary(
    uniqueKeysWithValues: Sweden.current.counties.map { ($0.code, HTML("<td>\($0.shortName)</td>")) })
  private static let groups = Dictionary(
    uniqueKeysWithValues: Sweden.current.groups.map { ($0.code, HTML("<td>\($0.name)</td>")) })

  /// The rows are in Swedish order already; equals stay in it.
  private func sorted() -> [Int] {
    switch filter.order {
    case "lan": return ordered { view.snapshot.rows[$0].county.flatMap { Float($0.text) } }
    case "grupp":
      return ordered { row in
        view.snapshot.rows[row].group.flatMap { MunicipalityGroup.Code.allCases.firstIndex(of: $0) }.map(Float.init)
      }
    case "niva": return ordered { view.disclosure.rank(of: column, $0) }
    case "andring": return ordered { changes.change($0).number.map(Float.init) }
    default: return filter.isDescending ? rows.reversed() : rows
    }
  }

  private func ordered(by value: (Int) -> Float?) -> [Int] { Self.sorted(rows, by: filter, value: value) }

  /// Those without a value stand last, whichever way; equals keep their order.
  static func sorted(_ rows: [Int], by filter: ResultFilter, value: (Int) -> Float?) -> [Int] {
    let all = rows.enumerated().map { (value: value($1), place: $0, row: $1) }
    let valued = all.compactMap { item in item.value.map { (value: $0, place: item.place, row: item.row) } }
    let sorted = valued.sorted { left, right in
      left.value == right.value ? left.place < right.place : (left.value < right.value) != filter.isDescending
    }
    return sorted.map(\.row) + all.filter { $0.value == nil }.map(\.row)
  }
}
