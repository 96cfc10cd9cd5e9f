import HTML
import Vocabulary
import Web

/// What several lack at the same time, the heaviest first: a ground for doing something together.
struct NeedsPage {
  let view: RoundView
  /// The rounds to choose among.
  let rounds: [Round]
  let filter: ResultFilter
  let areas: [ResultArea]
  let area: String?
  let onlyHonour: Bool
  let showsAll: Bool
  let efforts: [JointEffort]

  private static let first = 25
  private static let names = 40

  var page: Page {
    let rows = filter.rows(in: view.snapshot)
    let needs = Need.all(in: view.snapshot, view.disclosure, among: rows, area: area, onlyHonour: onlyHonour)
    return Page(
      "Gemensamma behov", width: .wide, kind: view.snapshot.name,
      lead: "Samma lucka hos flera. Ordningen är vikt gånger hur många.",
      actions: "<a class=\"btn second small\" href=\"/behov/insatser\">Gemensamma insatser</a>",
      content: """
        \(ResultFilterForm(filter: filter, areas: areas, view: view, path: "/behov", shown: rows.count, extra: extra).html)
        \(needs.isEmpty ? empty : table(needs))
        """)
  }

  private var empty: HTML {
    """
    <div class="empty"><p class="serif">Inga gemensamma behov att visa</p><p>Det finns inga bekräftade svar under målet i \
    urvalet. Välj en annan omgång eller ett större urval.</p></div>
    """
  }

  private var extra: HTML {
    """
    <div><label for="f-omgang">Omgång</label><select id="f-omgang" name="omgang">\(rounds.html { round in
      "<option value=\"\(round.id.text)\"\(attribute("selected", when: round.id == view.round.id))>\(round.name)</option>"
    })</select></div>
    <div><label for="f-fragor">Frågor</label><select id="f-fragor" name="fragor"><option value="">Alla områden</option>\
    \(view.snapshot.areas.html { item in
      "<option value=\"\(item.code)\"\(attribute("selected", when: item.code == area))>\(item.name)</option>"
    })</select></div>
    <div><label for="f-tema">Tema</label><select id="f-tema" name="tema"><option value="">Alla</option>\
    <option value="hrv"\(attribute("selected", when: onlyHonour))>Heder</option></select></div>
    """
  }

  private func table(_ needs: [Need]) -> HTML {
    let shown = showsAll ? needs : Array(needs.prefix(Self.first))
    let rest = needs.count - shown.count
    return """
      <div class="scroll" role="region" aria-labelledby="behov" tabindex="0"><table class="data"><caption id="behov">Behov, tyngst först</caption>\
      <thead><tr><th scope="col">Fråga</th><th scope="col" class="num">Vikt</th><th scope="col">Hur många</th>\
      <th scope="col">Vilka</th><th scope="col">Gemensamt</th></tr></thead><tbody>\(shown.html(row))</tbody></table></div>
      \(rest > 0 ? HTML("<p><a href=\"/behov?\(query)&amp;alla=ja\">Visa \(rest) till</a></p>") : .empty)
      """
  }

  private var query: HTML {
    let own = filter.query().dropFirst()
    var parts = own.isEmpty ? [] : [String(own)]
    if filter.county == nil { parts.append("lan=") }
    parts.append("omgang=\(urlPart(view.round.id.text))")
    if let area { parts.append("fragor=\(urlPart(area))") }
    if onlyHonour { parts.append("tema=hrv") }
    return HTML(text: parts.joined(separator: "&"))
  }

  private func row(_ need: Need) -> HTML {
    let code = need.column.indicator.code
    return """
      <tr><th scope="row"><a href="\(view.path)/\(code)\(filter.query())">\(code) \(need.column.indicator.question)</a></th>\
      <td class="num">\(need.column.indicator.weight)</td><td>\(need.sentence)</td>\
      <td><details><summary>Visa \(need.rows.count)<span class="vh"> i \(code)</span></summary>\(names(need))</details></td>\
      <td class="do">\(joint(code))</td></tr>
      """
  }

  /// Those that lack it come first. A country's worth of names is left to the table behind the link.
  private func names(_ need: Need) -> HTML {
    let lacking = Set(need.lacking)
    let ordered = need.lacking + need.rows.filter { !lacking.contains($0) }
    let rest = ordered.count - Self.names
    return """
      <ul>\(ordered.prefix(Self.names).html { place in
        let row = view.snapshot.rows[place]
        return """
          <li><a href="\(view.path)/kommun/\(row.respondent.key)">\(row.markup)</a>\(lacking.contains(place) ? ", saknas" : "")</li>
          """
      })</ul>\(rest > 0 ? HTML("<p>och \(rest) till, i <a href=\"\(view.path)/\(need.column.indicator.code)\(filter.query(order: "niva"))\">tabellen</a></p>") : .empty)
      """
  }

  private func joint(_ code: String) -> HTML {
    let going = efforts.filter { $0.isGoing && $0.indicator == code && $0.round == view.round.id }
    return """
      \(going.html { "<a href=\"\($0.path)\">\($0.title)</a><br>" })\
      <a href="/behov/ny?\(query)&amp;fraga=\(code)">Gör något gemensamt<span class="vh"> om \(code)</span></a>
      """
  }
}
