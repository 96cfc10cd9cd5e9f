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
      lead: """
        Samma lucka eller önskan hos flera. Överst står det som saknas hos flest, därefter det som väger tyngst. \
        \(LevelStep.rule)
        """,
      actions: "<a class=\"btn second small\" href=\"/behov/insatser\">Gemensamma insatser</a>",
      content: """
        \(ResultFilterForm(filter: filter, areas: areas, view: view, path: "/behov", shown: rows.count, extra: extra).html)
        \(needs.isEmpty ? empty : table(needs))
        """)
  }

  private var empty: HTML {
    """
    <div class="empty"><p class="serif">Inga gemensamma behov att visa</p><p>Det finns inga luckor i de bekräftade svaren \
    i urvalet. Välj en annan omgång eller ett större urval.</p></div>
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
    <option value="hrv"\(attribute("selected", when: onlyHonour))>Hedersrelaterat våld</option></select></div>
    """
  }

  private func table(_ needs: [Need]) -> HTML {
    let shown = showsAll ? needs : Array(needs.prefix(Self.first))
    let rest = needs.count - shown.count
    return """
      <div class="scroll" role="region" aria-labelledby="behov" tabindex="0"><table class="data stacked"><caption id="behov">Behov som flest har först</caption>\
      <thead><tr><th scope="col">Behov</th><th scope="col">Fråga</th><th scope="col" class="num">Vikt</th>\
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
    let indicator = need.column.indicator
    return """
      <tr><th scope="row">\(need.sentence)</th>\
      <td><a href="\(view.path)/\(need.code)\(filter.query())">\(indicator.shownCode): \(indicator.questionAlone)</a></td>\
      <td class="num" data-name="Vikt">\(indicator.isScored ? String(indicator.weight) : "–")</td>\
      <td><details><summary>Visa \(need.rows.count)<span class="vh"> i \(indicator.shownCode)</span></summary>\(names(need))</details>\
      \(having(need))</td><td class="do">\(joint(need))</td></tr>
      """
  }

  /// Those that lack it come first. A country's worth of names is left to the table behind the link.
  private func names(_ need: Need) -> HTML {
    let lacking = need.kind == .gap ? Set(need.lacking) : []
    let rest = need.rows.count - Self.names
    return """
      <ul>\(need.rows.prefix(Self.names).html { place in
        let row = view.snapshot.rows[place]
        return """
          <li><a href="\(view.path)/kommun/\(row.respondent.key)">\(row.markup)</a>\(lacking.contains(place) ? ", saknas" : "")</li>
          """
      })</ul>\(rest > 0 ? HTML("<p>och \(rest) till, i <a href=\"\(view.path)/\(need.code)\(filter.query(order: "niva"))\">tabellen</a></p>") : .empty)
      """
  }

  /// Those who have it in place, each with a way to ask it along.
  private func having(_ need: Need) -> HTML {
    guard !need.having.isEmpty else { return .empty }
    let rest = need.having.count - Self.names
    return """
      <details><summary>\(need.having.count) har det på plats<span class="vh"> i \(need.column.indicator.shownCode)</span></summary>\
      <ul>\(need.having.prefix(Self.names).html { place in
        let row = view.snapshot.rows[place]
        return """
          <li>\(row.markup): <a href="\(begin(need))&amp;resurs=\(row.respondent.key)">bjud in<span class="vh"> \(row.name) \
          som resurs i \(need.column.indicator.shownCode)</span></a></li>
          """
      })</ul>\(rest > 0 ? HTML("<p>och \(rest) till.</p>") : .empty)</details>
      """
  }

  private func begin(_ need: Need) -> HTML {
    if case .wish(let option) = need.kind {
      return "/behov/ny?\(query)&amp;fraga=\(need.code)&amp;val=\(urlPart(option.id))"
    }
    return "/behov/ny?\(query)&amp;fraga=\(need.code)"
  }

  private func joint(_ need: Need) -> HTML {
    let going = efforts.filter { $0.isGoing && $0.indicator == need.code && $0.round == view.round.id }
    return """
      \(going.html { "<a href=\"\($0.path)\">\($0.title)</a><br>" })\
      <a href="\(begin(need))">Gör något gemensamt<span class="vh"> om \(need.sentence)</span></a>
      """
  }
}
