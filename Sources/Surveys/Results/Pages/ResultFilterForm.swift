import HTML
import Vocabulary
import Web

/// The filter as a form above a result. It works without script, and what is chosen stands in the address.
struct ResultFilterForm {
  let filter: ResultFilter
  let areas: [ResultArea]
  let view: RoundView
  /// The page that the form leads to.
  let path: String
  /// How many respondents are shown.
  let shown: Int
  /// More choices, before the others.
  var extra: HTML = .empty

  var html: HTML {
    """
    <form class="filter" method="get" action="\(path)">\(extra)\(part)
    \(select("lan", "Län", none: "Alla län", chosen: filter.county?.text, counties))\
    \(select("omrade", "Område", none: "Inget", chosen: filter.area?.id, areas.map { ($0.id, $0.name) }))\
    \(select("grupp", "Kommungrupp", none: "Alla grupper", chosen: filter.group?.rawValue, groups))\
    \(alike)\
    <div><label for="f-sok">Namn</label><input id="f-sok" name="sok" type="search" class="w12" value="\(filter.text ?? "")"></div>
    \(order)<button class="btn second">Visa</button>\
    \(filter.isWhole ? .empty : HTML("<a class=\"btn quiet\" href=\"\(cleared)\">Rensa</a>"))</form>
    <p role="status" class="small">\(status)</p>
    """
  }

  private var status: String {
    let all = view.snapshot.rows.count
    guard let words = filter.words else { return "Alla \(SwedishNumber.text(all)) svarande." }
    return "\(SwedishNumber.text(shown)) av \(SwedishNumber.text(all)) svarande: \(words)."
  }

  /// Sorting is kept when the filter changes.
  private var order: HTML {
    guard filter.order != "namn" || filter.isDescending else { return .empty }
    return """
      <input type="hidden" name="ordning" value="\(filter.order)">\
      <input type="hidden" name="riktning" value="\(filter.isDescending ? "ner" : "upp")">
      """
  }

  /// Only what the round has respondents in.
  private var counties: [(String, String)] {
    let present = view.snapshot.counties
    return Sweden.current.counties.filter { present.contains($0.code) }.map { ($0.code.text, $0.name) }
  }

  private var groups: [(String, String)] { Sweden.current.groups.map { ($0.code.rawValue, $0.name) } }

  /// The part of the question stays when the filter changes, and when it is cleared.
  private var part: HTML {
    filter.part.map { "<input type=\"hidden\" name=\"rad\" value=\"\($0)\">" } ?? .empty
  }

  private var cleared: String {
    var nothing = ResultFilter()
    nothing.part = filter.part
    return path + nothing.query()
  }

  /// Like which municipality: the viewer's own first, then any in the round.
  private var alike: HTML {
    let first = view.round.own.compactMap(\.municipality)
    let own = first + [filter.similar].compactMap(\.self).filter { !first.contains($0) }
    var html: HTML =
      "<div><label for=\"f-lik\">Liknande kommuner</label><select id=\"f-lik\" name=\"lik\"><option value=\"\">Alla</option>"
    for place in own.compactMap({ Sweden.current.municipality($0) }) {
      html += """
        <option value="\(place.code.text)"\(attribute("selected", when: place.code == filter.similar))>Som \(place.name)</option>
        """
    }
    html += own.isEmpty ? .empty : "<optgroup label=\"Alla i omgången\">"
    for (place, row) in view.snapshot.municipalityRows.enumerated() where row != nil { html += Self.choices[place] }
    html += own.isEmpty ? "</select></div>" : "</optgroup></select></div>"
    return html
  }

  /// One choice for each of `Sweden.municipalitiesByName`, made once.
  private static let choices: [HTML] = Sweden.current.municipalitiesByName.map {
    "<option value=\"\($0.code.text)\">Som \($0.name)</option>"
  }

  private func select(
    _ name: String, _ label: String, none: String, chosen: String?, _ choices: [(value: String, text: String)]
  ) -> HTML {
    guard !choices.isEmpty else { return .empty }
    return """
      <div><label for="f-\(name)">\(label)</label><select id="f-\(name)" name="\(name)"><option value="">\(none)</option>\
      \(choices.html { choice in
        "<option value=\"\(choice.value)\"\(attribute("selected", when: choice.value == chosen))>\(choice.text)</option>"
      })</select></div>
      """
  }
}
