internal import HTML
internal import Vocabulary
internal import Web

/// Which respondents of a round are listed, and in which order.
struct RespondentFilter: Sendable {
  let state: String
  let county: String
  let sort: String
  let isDescending: Bool

  init(query: Form) {
    state = query.raw("lage")
    county = query.raw("lan")
    sort = query.text("ordning") ?? "namn"
    isDescending = query.raw("riktning") == "ner"
  }

  func listed(_ respondents: [RoundRespondent]) -> [RoundRespondent] {
    let shown = respondents.filter(admits).sorted { $0.sortName.utf8.lexicographicallyPrecedes($1.sortName.utf8) }
    let sorted =
      switch sort {
      case "lage": shown.stablySorted { Reply.State.allCases.firstIndex(of: $0.state) ?? 0 }
      case "lan": shown.stablySorted { $0.county?.text ?? "99" }
      case "paminnelse": shown.stablySorted { $0.remindedAt?.milliseconds ?? 0 }
      default: shown
      }
    return isDescending ? sorted.reversed() : sorted
  }

  private func admits(_ respondent: RoundRespondent) -> Bool {
    let hasState =
      switch state {
      case "": true
      case "saknas": respondent.isMissing
      default: respondent.state.rawValue == state
      }
    return hasState && (county.isEmpty || respondent.county?.text == county)
  }

  func form(counties: [CountyCode], path: String) -> HTML {
    let states =
      [("", "Alla lägen"), ("saknas", "Har inte skickat in")] + Reply.State.allCases.map { ($0.rawValue, $0.swedish) }
    let names = [("", "Alla län")] + counties.map { ($0.text, Sweden.current.county($0).name) }
    return """
      <form class="filter" method="get" action="\(path)">\(select("lage", "Läge", states, state))\(select("lan", "Län", names, county))
      <button class="btn second">Visa</button><a class="btn quiet" href="\(path)">Rensa</a></form>
      """
  }

  private func select(_ name: String, _ label: String, _ choices: [(String, String)], _ chosen: String) -> HTML {
    """
    <div><label for="filter-\(name)">\(label)</label><select id="filter-\(name)" name="\(name)">\(choices.html { value, text in
      "<option value=\"\(value)\"\(attribute("selected", when: value == chosen))>\(text)</option>"
    })</select></div>
    """
  }

  /// A column's heading that sorts by it, and the other way when it already does.
  func heading(_ text: String, _ column: String, path: String) -> HTML {
    let isCurrent = sort == column
    let direction = isCurrent && !isDescending ? "ner" : "upp"
    let mark = isCurrent ? (isDescending ? "descending" : "ascending") : nil
    let link = "\(path)?ordning=\(column)&riktning=\(direction)&lage=\(urlPart(state))&lan=\(urlPart(county))"
    return "<th scope=\"col\"\(attribute("aria-sort", mark))><a href=\"\(link)\">\(text)</a></th>"
  }
}

extension [RoundRespondent] {
  /// Sorted by a key; equals keep their order.
  fileprivate func stablySorted<Key: Comparable>(by key: (RoundRespondent) -> Key) -> [RoundRespondent] {
    let keyed: [(key: Key, place: Int)] = enumerated().map { (key($1), $0) }
    let order = keyed.sorted { left, right in left.key == right.key ? left.place < right.place : left.key < right.key }
    return order.map { self[$0.place] }
  }
}
