internal import HTML
internal import Vocabulary

/// The parts of a round's pages.
enum RoundTab: Sendable {
  case overview, respondents, letters

  static func html(_ current: RoundTab, of round: Round, isInTeam: Bool, mayWrite: Bool) -> HTML {
    let tabs: [(text: String, path: String, isCurrent: Bool, isShown: Bool)] = [
      ("Översikt", SurveyPaths.round(round.id), current == .overview, true),
      ("Svarande", SurveyPaths.respondents(of: round.id), current == .respondents, isInTeam),
      ("Utskick", SurveyPaths.letters(of: round.id), current == .letters, mayWrite),
      ("Resultat", SurveyPaths.results(of: round.id), false, true),
    ]
    return """
      <nav class="tabs" aria-label="\(round.name)"><ul>\(tabs.filter(\.isShown).html { tab in
        "<li><a href=\"\(tab.path)\"\(attribute("aria-current", tab.isCurrent ? "page" : nil))>\(tab.text)</a></li>"
      })</ul></nav>
      """
  }
}
