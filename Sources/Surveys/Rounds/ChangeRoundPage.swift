internal import HTML
internal import Vocabulary
internal import Web

/// Changes a round's name, dates and, before anyone has answered, who sees the answers. Sv: ändra omgången.
struct ChangeRoundPage {
  let round: Round
  let values: Form
  let mayChangeVisibility: Bool
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(values, problems: problems)
    return Page(
      "Ändra omgången", width: .form,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(round.name, SurveyPaths.round(round.id))],
      problems: problems,
      content: """
        <form method="post" action="\(SurveyPaths.round(round.id))/redigera" novalidate>\(csrf)
        \(fields.text("namn", "Namn"))\(fields.date("oppnar", "Öppnar"))\(fields.date("stanger", "Sista dag att svara"))
        \(mayChangeVisibility ? RoundPlanFields(fields: fields).visibility : fixedVisibility)
        \(RoundPlanFields(fields: fields).ranking)
        <p class="actions">\(button("Spara"))</p></form>
        <p class="small">Texterna i inbjudan och påminnelse ändrar du under <a href="\(SurveyPaths.letters(of: round.id))">Utskick</a>.</p>
        """)
  }

  private var fixedVisibility: HTML {
    """
    <div class="note" id="f-synlighet"><strong>Vem ser svaren?</strong> \(round.visibilityInWords) Någon har börjat svara, så det kan inte \
    ändras.</div>
    """
  }
}

extension Round {
  /// The round as the form shows it.
  var values: Web.Form {
    Web.Form(fields: [
      ("namn", name), ("oppnar", opensOn.text), ("stanger", closesOn.text), ("synlighet", visibility.rawValue),
      ("rangordning", hasRanking ? "ja" : ""),
    ])
  }
}
