import HTML
import Vocabulary
import Web

/// Respondents in order of weighted level. Only for rounds that say they want it. Sv: ordnad lista.
struct RankingPage {
  let view: RoundView

  /// The mean of a respondent's levels by weight.
  struct Place {
    let row: Int
    let mean: Double
    let count: Int
  }

  /// Those who have answered at least half of what is scored, highest first.
  var places: [Place] {
    let columns = view.snapshot.columns.filter(\.indicator.hasOpenLevel)
    let places = view.snapshot.all.filter { view.disclosure.shows($0) }.compactMap { row -> Place? in
      let levels = columns.compactMap { column in
        column.level(row).number.map { (level: $0, weight: column.indicator.weight) }
      }
      let weight = levels.reduce(0) { $0 + $1.weight }
      guard weight > 0, levels.count * 2 >= columns.count else { return nil }
      return Place(
        row: row, mean: Double(levels.reduce(0) { $0 + $1.level * $1.weight }) / Double(weight), count: levels.count)
    }
    return places.sorted { ($1.mean, $0.row) < ($0.mean, $1.row) }
  }

  var page: Page {
    let places = places
    return Page(
      "Ordnad lista", width: .wide, crumbs: ResultWords.crumbs(view),
      lead: "Listan visas för att omgången säger det. Den säger inget om hur bra stödet är för den enskilde.",
      content: """
        \(ResultTabs(view: view, current: "\(view.path)/lista").html)
        \(HiddenWords(view: view, columns: [], rows: Array(view.snapshot.all)).html)
        \(places.count < Spread.fewest ? "<p>Det är för få svar för en ordnad lista.</p>" : table(places))
        """)
  }

  private func table(_ places: [Place]) -> HTML {
    """
    <div class="scroll" role="region" aria-labelledby="lista" tabindex="0"><table class="data">\
    <caption id="lista">Vägt medel av nivåerna</caption><thead><tr><th scope="col">Svarande</th><th scope="col" class="num">Medel</th>\
    <th scope="col" class="num">Frågor med nivå</th></tr></thead><tbody>\(places.html { place in
      """
      <tr><th scope="row"><a href="\(view.path)/kommun/\(view.snapshot.rows[place.row].respondent.key)">\
      \(view.snapshot.rows[place.row].markup)</a></th><td class="num">\(SwedishNumber.text(place.mean, decimals: 1))</td>\
      <td class="num">\(place.count)</td></tr>
      """
    })</tbody></table></div>
    """
  }
}
