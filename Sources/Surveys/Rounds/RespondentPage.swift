internal import HTML
internal import Vocabulary
internal import Web

/// More time for one respondent, or taking it out of the round. Sv: förlängd tid.
struct RespondentPage {
  let round: Round
  let respondent: RoundRespondent
  let values: Form
  let csrf: HTML
  var problems = Problems()

  private var path: String { "\(SurveyPaths.respondents(of: round.id))/\(respondent.respondent.key)" }

  var page: Page {
    Page(
      respondent.fullName, width: .form,
      crumbs: [
        Link("Kartläggning", SurveyPaths.rounds), Link(round.name, SurveyPaths.round(round.id)),
        Link("Svarande", SurveyPaths.respondents(of: round.id)),
      ], kind: round.name, problems: problems,
      content: """
        <p id="f-svarande">\(respondent.state.mark) Sista dag är \(Reply(round: round, respondent: respondent).lastDay.words). \
        <a href="\(SurveyPaths.reply(respondent.respondent, in: round.id))">Till svaret</a></p>
        <h2>Ge längre tid</h2>
        <p>Den nya dagen gäller bara \(respondent.fullName), också när omgången har stängts för de andra.</p>
        <form method="post" action="\(path)/tid" novalidate>\(csrf)
        \(Fields(values, problems: problems).date("sista-dag", "Ny sista dag"))
        <p class="actions">\(button("Ge längre tid"))</p></form>
        \(respondent.state == .invited ? removal : "<p class=\"small\">Den som har börjat svara kan inte tas bort.</p>")
        """)
  }

  private var removal: HTML {
    """
    <h2>Ta bort ur omgången</h2><p>\(respondent.fullName) har inte börjat svara och kan tas bort.</p>
    <form method="post" action="\(path)/ta-bort">\(csrf)<p class="actions">\(button("Ja, ta bort", style: "btn danger"))</p></form>
    """
  }
}
