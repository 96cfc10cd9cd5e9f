internal import HTML
internal import Vocabulary
internal import Web

/// More time for one respondent, or taking it out of the round.
struct RespondentPage {
  let round: Round
  let respondent: RoundRespondent
  let request: TimeRequest?
  let names: ReplyNames
  /// Only those who own the round choose who is in it.
  let mayRemove: Bool
  /// Once the round is closed, only those who own it give more time.
  let mayExtend: Bool
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
        <p id="f-svarande">\(respondent.state.mark) Sista dagen är den \(reply.lastDay.words). \
        <a href="\(reply.path)">Till svaret</a></p>
        \(asked)
        <h2>Ge mer tid</h2>
        \(mayExtend ? extending : "<p class=\"soft\">Omgången är stängd. Be \(round.ownerName) ge mer tid.</p>")
        \(waiting == nil ? .empty : refusal)
        \(!mayRemove ? .empty : respondent.state == .invited ? removal : "<p class=\"small\">Den som har börjat svara kan inte tas bort.</p>")
        """)
  }

  private var extending: HTML {
    """
    <p>Den nya dagen gäller bara \(respondent.fullName), också när omgången har stängts för de andra.</p>
    <form method="post" action="\(path)/tid" novalidate>\(csrf)
    \(Fields(newDay, problems: problems).date("sista-dag", "Ny sista dag"))
    <p class="actions">\(button("Ge mer tid"))</p></form>
    """
  }

  private var reply: Reply { Reply(round: round, respondent: respondent) }
  private var waiting: TimeRequest? { request.flatMap { $0.isWaiting ? $0 : nil } }

  /// The day that was wished stands in the form, so that giving it is one press.
  private var newDay: Form {
    guard let waiting, !values.has("sista-dag") else { return values }
    return Form(fields: [("sista-dag", waiting.wishedDay.text)])
  }

  private var asked: HTML {
    guard let request else { return .empty }
    let question: HTML = """
      <p>\(names.first(request.askedBy)) bad den \(request.askedAt.words) om mer tid till och med den \(request.wishedDay.words): \
      ”\(request.reason)”</p>
      """
    guard let decision = request.decision else {
      return "<div class=\"note warn\"><h2>Vill ha mer tid</h2>\(question)</div>"
    }
    let answer = decision.refusal.map { "sa nej: ”\($0)”" } ?? "gav mer tid."
    return "\(question)<p>\(names.first(decision.by)) svarade den \(decision.at.words) och \(answer)</p>"
  }

  private var refusal: HTML {
    """
    <h2>Säg nej till mer tid</h2>
    <form method="post" action="\(path)/avsla-tid" novalidate>\(csrf)
    \(Fields(values, problems: problems).area("nej-skal", "Varför går det inte?", hint: "Meningen skickas till den som frågade.", rows: 2))
    <p class="actions">\(button("Säg nej", style: "btn second"))</p></form>
    """
  }

  private var removal: HTML {
    """
    <h2>Ta bort ur omgången</h2><p>\(respondent.fullName) har inte börjat svara och kan tas bort.</p>
    <form method="post" action="\(path)/ta-bort">\(csrf)<p class="actions">\(button("Ja, ta bort", style: "btn danger"))</p></form>
    """
  }
}
