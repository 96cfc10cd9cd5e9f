import Access
import HTML
import Vocabulary
import Web

/// Links to the reports of a round's counties: those the viewer works in, and the others apart.
struct CountyReportLinks {
  let round: Round
  /// The counties that the viewer works in and that take part in the round.
  let own: [CountyCode]

  init(_ round: Round, for viewer: Viewer) {
    self.round = round
    let counties = Set(viewer.functions.flatMap(\.organisation.counties) + round.own.compactMap(\.municipality?.county))
    own = counties.intersection(round.counties).sorted()
  }

  static func path(_ county: CountyCode, in round: Round) -> String {
    "\(SurveyPaths.round(round.id))/lansrapport/\(county.text)"
  }

  /// The viewer's own counties, or nothing when there are none.
  var ownLinks: HTML? {
    own.isEmpty ? nil : HTML(trusted: own.map { link($0).markup }.joined(separator: ", "))
  }

  /// A line with one's own, and a list of the others that says nothing until it is opened.
  func html(others: [CountyCode]) -> HTML {
    let others = others.filter { !own.contains($0) }.sorted()
    let line = ownLinks.map { "<p>Rapport på två sidor: \($0)</p>" as HTML } ?? .empty
    guard !others.isEmpty else { return line }
    return """
      \(line)<details><summary>Rapport för \(own.isEmpty ? "ett län" : "andra län")</summary><ul>\(others.html {
        "<li>\(link($0))</li>"
      })</ul></details>
      """
  }

  private func link(_ county: CountyCode) -> HTML {
    Link(Sweden.current.county(county).name, Self.path(county, in: round)).html
  }
}
