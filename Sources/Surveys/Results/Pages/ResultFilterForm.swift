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
    <form class="filter" method="get" action="\(path)">\(extra)
    \(select("lan", "Län", none: "Alla län", chosen: filter.county?.text, counties))\
    \(select("omrade", "Område", none: "Inget", chosen: filter.area?.id, areas.map { ($0.id, $0.name) }))\
    \(select("grupp", "Kommungrupp", none: "Alla grupper", chosen: filter.group?.rawValue, groups))\
    \(select("lik", "Bara liknande", none: "Nej", chosen: filter.similar?.text, alike))\
    <div><label for="f-sok">Namn</label><input id="f-sok" name="sok" type="search" class="w12" value="\(filter.text ?? "")"></div>
    \(order)<button class="btn second">Visa</button>\
    \(filter.isWhole ? .empty : HTML("<a class=\"btn quiet\" href=\"\(path)\">Rensa</a>"))</form>
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
    let present = Set(view.snapshot.rows.compactMap(\.county))
    return Sweden.current.counties.filter { present.contains($0.code) }.map { ($0.code.text, $0.name) }
  }

  private var groups: [(String, String)] { Sweden.current.groups.map { ($0.code.rawValue, $0.name) } }

  /// The viewer's own, or the one already chosen.
  private var alike: [(String, String)] {
    let own = view.round.own.compactMap(\.municipality)
    let codes = own + [filter.similar].compactMap(\.self).filter { !own.contains($0) }
    return codes.compactMap { Sweden.current.municipality($0) }.map { ($0.code.text, "Som \($0.name)") }
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
