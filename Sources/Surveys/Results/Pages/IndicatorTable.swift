import HTML
import Vocabulary

/// All respondents' answers to one question.
struct IndicatorTable {
  let view: RoundView
  let column: SnapshotColumn
  let filter: ResultFilter
  let rows: [Int]
  private let changes: Changes
  /// For key figures, which have a number instead of a level.
  private let numbers: NumberChanges?
  private let hasChange: Bool

  init(view: RoundView, column: SnapshotColumn, history: RoundHistory, filter: ResultFilter, rows: [Int]) {
    self.view = view
    self.column = column
    self.filter = filter
    self.rows = rows
    changes = Changes(column, in: history)
    let numbers = column.indicator.isKeyFigure ? NumberChanges(column, in: history) : nil
    self.numbers = numbers
    hasChange =
      column.indicator.isScored || (numbers.map { change in rows.contains { change.change($0) != nil } } ?? false)
  }

  private var hasLevel: Bool { column.indicator.isScored }

  func add(to html: inout HTML) {
    let rows = sorted()
    html += head(count: rows.count)
    let own = Set(view.own)
    let link = HTML(trusted: "\"><th scope=\"row\"><a href=\"\(view.path)/kommun/")
    for row in rows { append(row, isOwn: own.contains(row), link, to: &html) }
    html += "</tbody></table></div>"
  }

  private func head(count: Int) -> HTML {
    let sort = SortLink(filter: filter, path: ResultAddress(column.indicator).base(in: view))
    return """
      <p hidden><label for="sok-tabell">Hitta i tabellen</label> <input class="w20" id="sok-tabell" type="search" \
      data-filter-table="tabell" data-filter-status="sok-antal"></p><p id="sok-antal" role="status" class="small soft"></p>
      <div class="scroll" role="region" aria-labelledby="tabell-rubrik" tabindex="0"><table class="data" id="tabell">\
      <caption id="tabell-rubrik">Alla svarande <small>\(count) rader\(changeWords)</small></caption>
      <thead><tr>\(sort.heading("Svarande", "namn"))\(sort.heading("Län", "lan"))\(sort.heading("Kommungrupp", "grupp"))\
      \(column.indicator.isArea ? .empty : numbers == nil ? "<th scope=\"col\">Svar</th>" : sort.heading("Svar", "niva", isNumber: true))\
      \(hasLevel ? sort.heading("Nivå", "niva") : .empty)\
      \(hasChange ? sort.heading("Förändring", "andring", isNumber: true) : .empty)</tr></thead><tbody>

      """
  }

  private var changeWords: String {
    guard hasChange || changes.hasNewDefinition, let since = changes.since else { return "" }
    return changes.hasNewDefinition
      ? ". Definitionen är ny sedan \(since.snapshot.name), så ingen förändring visas"
      : ". Förändring sedan \(since.snapshot.name)"
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
      html += row.linked
    }
    html += row.placed
    if !column.indicator.isArea {
      html += numbers == nil ? "<td>" : "<td class=\"num\">"
      html += row.isPublished ? answer(shown, place) : "Inte bekräftat än"
      html += "</td>"
    }
    if hasLevel { html += shown.level.map { LevelLook.tableCells[LevelLook.place($0)] } ?? Self.noLevel }
    if hasChange { html += change(place) }
    html += "</tr>\n"
  }

  private func change(_ place: Int) -> HTML {
    guard let numbers else { return changes.change(place).number.map { Self.changes[$0 + 100] } ?? Self.noChange }
    return numbers.change(place).map { "<td class=\"num\">\(NumberChanges.text($0))</td>" } ?? Self.noChange
  }

  private func answer(_ shown: Shown, _ place: Int) -> HTML {
    guard let words = html(of: shown, place) else { return Self.noAnswer }
    guard isLong else { return words }
    return
      "<details><summary>Visa svar<span class=\"vh\"> \(view.snapshot.rows[place].markup)</span></summary>\(words)</details>"
  }

  /// A matrix answers row by row: that is read one respondent at a time.
  private var isLong: Bool { column.indicator.answerType == .matrix }

  private func html(of shown: Shown, _ place: Int) -> HTML? {
    if case .exact = shown { return column.answer(place)?.markup }
    return HTML(text: shown.words)
  }

  private static let noAnswer = HTML(text: Shown.none)
  private static let noLevel: HTML = "<td></td>"
  private static let noChange: HTML = "<td class=\"num\"></td>"
  /// From −100 to +100.
  private static let changes: [HTML] = (-100...100).map { "<td class=\"num\">\(ResultWords.change(.by($0)))</td>" }

  /// The rows are in Swedish order already; equals stay in it.
  private func sorted() -> [Int] {
    switch filter.order {
    case "lan": return ordered { view.snapshot.rows[$0].county.flatMap { Float($0.text) } }
    case "grupp":
      return ordered { row in
        view.snapshot.rows[row].group.flatMap { MunicipalityGroup.Code.allCases.firstIndex(of: $0) }.map(Float.init)
      }
    case "niva": return ordered { view.disclosure.rank(of: column, $0) }
    case "andring":
      return ordered { row in
        numbers.map { $0.change(row).map(Float.init) } ?? changes.change(row).number.map(Float.init)
      }
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
