internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The letters of a round: their texts, how one looks filled in, and sending.
struct RoundLettersPage {
  let round: Round
  let invitation: RoundLetter
  let reminder: RoundLetter
  let respondents: [RoundRespondent]
  /// The one that the previews are filled in for.
  let example: RoundRespondent?
  /// As the viewer would send them.
  let act: SendLetters
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML
  var values: Form? = nil
  var problems = Problems()

  private var path: String { SurveyPaths.letters(of: round.id) }

  var page: Page {
    Page(
      "Utskick", width: .wide,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(round.name, SurveyPaths.round(round.id))],
      kind: round.name,
      problems: problems,
      content: """
        \(RoundTab.html(.letters, of: round, isInTeam: true, mayWrite: true))
        \(LetterObstacles(respondents: respondents.filter(\.isMissing), contacts: act.contacts).html)
        <p id="f-utskick">Breven går till funktionen hos varje svarande, så att de når rätt person även när någon har slutat.</p>
        \(section(.invitation, invitation))\(section(.reminder, reminder))
        \(ManagerReminder(round: round, respondents: respondents, address: act.address, today: today, csrf: csrf).html)
        """)
  }

  private func section(_ kind: RoundLetter.Kind, _ letter: RoundLetter) -> HTML {
    let name = kind == .invitation ? "Inbjudan" : "Påminnelse"
    let key = kind == .invitation ? "inbjudan" : "paminnelse"
    let stored = Form(fields: [("\(key)-amne", letter.subject), ("\(key)-text", letter.body)])
    let fields = Fields(values.flatMap { $0.has("\(key)-text") ? $0 : nil } ?? stored, problems: problems)
    return """
      <section aria-labelledby="\(key)"><h2 id="\(key)">\(name)</h2><div class="duo even"><div>
      <form method="post" action="\(path)" novalidate>\(csrf)<input type="hidden" name="slag" value="\(kind.rawValue)">
      \(fields.text("\(key)-amne", "Ämne"))\(fields.area("\(key)-text", "Text", hint: places, rows: 14))
      <p class="actions">\(button("Spara texten", style: "btn second"))</p></form></div>
      <div>\(preview(letter, kind))</div></div>\(sending(kind))</section>
      """
  }

  private var places: String {
    "Fylls i för var och en: " + RoundLetter.places.map { "{\($0.name)} \($0.meaning)" }.joined(separator: ", ") + "."
  }

  private func preview(_ letter: RoundLetter, _ kind: RoundLetter.Kind) -> HTML {
    guard let example else { return .empty }
    let filled = act.filled(letter, for: example, in: round, by: viewer)
    return """
      <h3>Så ser \(kind == .invitation ? "inbjudan" : "påminnelsen") ut för \(example.fullName)</h3>
      <form class="filter" method="get" action="\(path)"><div><label for="visa-\(kind.rawValue)">Visa för</label>\
      <select id="visa-\(kind.rawValue)" name="svarande">\(respondents.html { item in
        "<option value=\"\(item.respondent.key)\"\(attribute("selected", when: item.respondent == example.respondent))>\(item.name)</option>"
      })</select></div><button class="btn second small">Visa</button></form>
      \(filled.html)
      """
  }

  private func sending(_ kind: RoundLetter.Kind) -> HTML {
    kind == .invitation ? sendInvitation : sendReminder
  }

  private var sendInvitation: HTML {
    let waiting = respondents.filter { RoundLetter.Kind.invitation.awaits($0, on: today) }
    guard round.phase(on: today) != .closed else { return "<p class=\"soft\">Omgången är stängd.</p>" }
    guard !waiting.isEmpty else { return "<p><span class=\"st done\">Alla är inbjudna</span></p>" }
    return """
      <form method="post" action="\(path)/inbjudan">\(csrf)<p class="actions">\(button("Skicka inbjudan till \(waiting.named("svarande"))"))</p></form>
      """
  }

  private var sendReminder: HTML {
    let waiting = respondents.filter { RoundLetter.Kind.reminder.awaits($0, on: today) }
    guard round.phase(on: today) == .open else {
      return "<p class=\"soft\">Påminnelser kan skickas medan omgången är öppen.</p>"
    }
    guard !waiting.isEmpty else { return "<p><span class=\"st done\">Ingen att påminna i dag</span></p>" }
    return """
      <form method="post" action="\(path)/paminnelse">\(csrf)<p class="actions">\(button("Påminn \(waiting.named("som inte har skickat in"))"))</p></form>
      """
  }
}
