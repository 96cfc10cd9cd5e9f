import HTML
import Vocabulary
import Web

/// A round's results: the areas with their questions, the largest gaps first.
struct ResultOverviewPage {
  let view: RoundView
  let reports: CountyReportLinks

  var page: Page {
    let areas = view.snapshot.areas.map { area in
      (
        area: area,
        questions: QuestionSummary.ordered(QuestionSummary.all(view.snapshot.columns(in: area.code), in: view))
      )
    }
    let ordered = areas.enumerated().sorted { left, right in
      (Self.gap(right.element.questions), left.offset) < (Self.gap(left.element.questions), right.offset)
    }.map(\.element)
    return Page(
      "Resultat: \(view.snapshot.name)", width: .wide, crumbs: Array(ResultWords.crumbs(view).dropLast()),
      kind: "\(view.round.form.swedish), \(view.round.ownerName)", actions: ResultWords.exports(view),
      content: """
        \(status)\(HiddenWords(view: view).html)\(finding(areas.flatMap(\.questions)))\(ResultTabs(view: view, current: view.path).html)
        \(reports.html(others: shownCounties))\(SpreadChart(areas.flatMap(\.questions), in: view).html)
        <h2>Alla områden</h2><p class="soft">Områdena står i ordning efter hur stora luckorna är, viktigast först. Skillnad är hur långt två \
        svarande i snitt ligger från varandra på skalan 0–100. Inget svar är aldrig 0.</p>
        \(ordered.html(section))
        """)
  }

  /// The counties of which the viewer sees anybody by name.
  private var shownCounties: [CountyCode] {
    let shown = Set(view.snapshot.all.filter(view.disclosure.shows).map { view.snapshot.countyPlaces[$0] })
    return shown.compactMap { view.snapshot.counties[$0] }
  }

  private static func gap(_ questions: [QuestionSummary]) -> Int { questions.reduce(0) { $0 + $1.gap } }

  private var status: HTML {
    let published = view.snapshot.rows.count { $0.isPublished }
    return """
      <p role="status">\(SwedishNumber.text(published)) av \(SwedishNumber.text(view.snapshot.rows.count)) svarande har \
      bekräftade svar. Bara bekräftade svar räknas.</p>
      """
  }

  private func finding(_ questions: [QuestionSummary]) -> HTML {
    let known = questions.filter { $0.spread?.difference != nil }
    guard let widest = known.max(by: { $0.difference < $1.difference }),
      let largest = known.max(by: { $0.gap < $1.gap }), largest.gap > 0
    else { return "<p class=\"finding\">\(ResultWords.noComparison(view, "säga något om helheten"))</p>" }
    return """
      <p class="finding">Störst lucka finns i frågan \(ResultWords.named(largest.column)). \
      Störst skillnad mellan de svarande finns i frågan \(ResultWords.named(widest.column)).</p>
      """
  }

  private func section(_ area: SurveyArea, _ questions: [QuestionSummary]) -> HTML {
    """
    <h3><a href="\(view.path)/omrade/\(area.code)">\(area.name)</a></h3>
    \(QuestionTable(
      id: "omrade-\(area.code)", caption: "<span class=\"vh\">Frågor om \(area.name)</span>", summaries: questions,
      path: view.path
    ).html)
    """
  }
}

/// The pages of a result, beside each other.
struct ResultTabs {
  let view: RoundView
  let current: String

  var html: HTML {
    var links = [
      Link("Områden", view.path), Link("Kortformuläret", "\(view.path)/kortform"),
      Link("Hedersrelaterat våld", "\(view.path)/tema/hrv"), Link("Jämför", "\(view.path)/jamfor"),
    ]
    if view.round.hasRanking { links.append(Link("Ordnad lista", "\(view.path)/lista")) }
    return """
      <nav class="tabs" aria-label="Resultat"><ul>\(links.html { link in
        "<li><a href=\"\(link.path)\"\(attribute("aria-current", link.path == current ? "page" : nil))>\(link.text)</a></li>"
      })</ul></nav>
      """
  }
}
