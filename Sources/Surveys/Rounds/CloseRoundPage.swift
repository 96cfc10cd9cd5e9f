internal import HTML
internal import Vocabulary
internal import Web

/// Asks before a round is closed, and says who has not answered. Sv: stäng omgången.
struct CloseRoundPage {
  let round: Round
  let missing: [String]
  let submitted: [String]
  let csrf: HTML

  var page: Page {
    Page(
      "Stäng omgången", width: .form,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(round.name, SurveyPaths.round(round.id))],
      lead: "Bekräftade svar låses. Ingen mer kan svara, utom den som har fått mer tid.",
      content: """
        \(list(missing, "har inte skickat in sina svar", "Alla har skickat in sina svar."))
        \(submitted.isEmpty ? .empty : unconfirmed)
        <form method="post" action="\(SurveyPaths.round(round.id))/stang">\(csrf)<p class="actions">\
        \(button("Ja, stäng omgången", style: "btn danger")) <a class="btn second" href="\(SurveyPaths.round(round.id))">Nej, låt den vara öppen</a></p></form>
        """)
  }

  private var unconfirmed: HTML {
    """
    \(list(submitted, "väntar på att en chef ska bekräfta", ""))
    <p>De svaren räknas inte i resultaten förrän en chef har bekräftat dem. Det går också när omgången är stängd. \
    <a href="\(SurveyPaths.letters(of: round.id))#\(ManagerReminder.place)">Påminn cheferna först</a></p>
    """
  }

  private func list(_ names: [String], _ what: String, _ none: String) -> HTML {
    guard !names.isEmpty else { return "<p>\(none)</p>" }
    return "<h2>\(names.count) \(what)</h2><p>\(names.joined(separator: ", ")).</p>"
  }
}
