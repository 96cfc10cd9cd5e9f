internal import HTML
internal import Vocabulary
internal import Web

/// Asks before a round is removed, or says why it cannot be. Sv: ta bort omgången.
struct RemoveRoundPage {
  let round: Round
  let obstacle: String?
  let csrf: HTML

  var page: Page {
    let path = SurveyPaths.round(round.id)
    return Page(
      "Ta bort omgången", width: .form,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(round.name, path)],
      lead: "\(obstacle ?? Self.warning)",
      content: obstacle != nil
        ? "<p class=\"actions\" id=\"f-omgang\"><a class=\"btn second\" href=\"\(path)\">Till omgången</a></p>"
        : """
        <form method="post" action="\(path)/ta-bort">\(csrf)<p class="actions">\
        \(button("Ja, ta bort \(round.name)", style: "btn danger")) <a class="btn second" href="\(path)">Nej, behåll den</a></p></form>
        """)
  }

  private static let warning =
    "Ingen har bjudits in och ingen har svarat. Omgången försvinner helt, med sina svarande och brevtexter."
}
