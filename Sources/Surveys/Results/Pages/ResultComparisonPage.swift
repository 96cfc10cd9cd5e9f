import HTML
import Vocabulary
import Web

/// Up to six respondents side by side. Sv: jämförelse.
struct ResultComparisonPage {
  let view: RoundView
  let chosen: [Int]
  /// Asked for beyond what there is room for.
  let leftOut: [Int]

  static let most = 6

  /// `keys` are the respondents asked for; those the viewer may not see by name are left out.
  init(view: RoundView, keys: [String]) {
    self.view = view
    var asked: [Int] = []
    for key in keys {
      guard let row = view.snapshot.row(of: Respondent(key: key)), view.disclosure.shows(row), !asked.contains(row)
      else { continue }
      asked.append(row)
    }
    chosen = Array(asked.prefix(Self.most))
    leftOut = Array(asked.dropFirst(Self.most))
  }

  var page: Page {
    Page(
      "Jämför", width: .wide, crumbs: ResultWords.crumbs(view),
      lead: "Välj upp till sex svarande. Svaren ställs sida vid sida.",
      content: "\(ResultTabs(view: view, current: "\(view.path)/jamfor").html)\(form)\(rest)\(hidden)\(table)")
  }

  private var form: HTML {
    let choices = view.snapshot.all.filter { view.disclosure.shows($0) && view.snapshot.rows[$0].isPublished }
    return """
      <form class="filter" method="get" action="\(view.path)/jamfor">\((0..<Self.most).html { place in
        select(place, choices, chosen.indices.contains(place) ? chosen[place] : nil)
      })<button class="btn second">Jämför</button></form>
      """
  }

  private func select(_ place: Int, _ choices: [Int], _ current: Int?) -> HTML {
    """
    <div><label for="f-\(place)">Svarande \(place + 1)</label><select id="f-\(place)" name="svarande"><option value="">Ingen</option>\
    \(choices.html { row in
      let respondent = view.snapshot.rows[row]
      return "<option value=\"\(respondent.respondent.key)\"\(attribute("selected", when: row == current))>\(respondent.markup)</option>"
    })</select></div>
    """
  }

  /// Who did not get room, by name, so that nobody is thought to be in the table.
  private var rest: HTML {
    guard !leftOut.isEmpty else { return .empty }
    let names = leftOut.map { view.snapshot.rows[$0].name }
    return """
      <p class="note" role="status">Det går att jämföra högst sex åt gången. Därför är \(names.joined(separator: ", ")) inte \
      med i tabellen. Byt ut någon av de valda för att se dem.</p>
      """
  }

  private var hidden: HTML {
    chosen.isEmpty ? .empty : HiddenWords(view: view, columns: view.snapshot.columns, rows: chosen).html
  }

  private var table: HTML {
    guard !chosen.isEmpty else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="sida-vid-sida" tabindex="0"><table class="data">\
      <caption id="sida-vid-sida">Sida vid sida</caption><thead><tr><th scope="col">Fråga</th>\(chosen.html {
        "<th scope=\"col\" colspan=\"2\">\(view.snapshot.rows[$0].markup)</th>"
      })</tr></thead>\(view.snapshot.areas.html(body))</table></div>
      """
  }

  private func body(_ area: SurveyArea) -> HTML {
    """
    <tbody class="group"><tr><th scope="rowgroup" colspan="\(1 + 2 * chosen.count)">\(area.name)</th></tr>\
    \(view.snapshot.columns(in: area.code).html(line))</tbody>
    """
  }

  private func line(_ column: SnapshotColumn) -> HTML {
    """
    <tr><th scope="row"><a href="\(view.path)/\(column.indicator.code)">\(column.indicator.code)</a> \(column.indicator.question)</th>\
    \(chosen.html { row in
      let shown = view.disclosure.answer(to: column, row)
      return "<td>\(shown.words)</td>\(shown.level.map { LevelLook.tableCells[Int($0.byte)] } ?? "<td></td>")"
    })</tr>
    """
  }
}
