internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Who answers a round, how far each has come and whom letters go to. For the county team. Sv: svarande i omgången.
struct RoundRespondentsPage {
  let round: Round
  let respondents: [RoundRespondent]
  /// Those that wait for more time.
  let requests: [Respondent: TimeRequest]
  let contacts: [ID<Organisation>: Contact]
  let filter: RespondentFilter
  let mayWrite: Bool
  let today: CalendarDate
  let csrf: HTML
  /// What was typed to add respondents.
  var values = Form()
  var organisations: [Organisation] = []
  var areas: [Area] = []
  var problems = Problems()

  private var path: String { SurveyPaths.respondents(of: round.id) }

  var page: Page {
    let listed = filter.listed(respondents)
    let counties = Set(respondents.compactMap(\.county)).sorted()
    return Page(
      "Svarande", width: .wide,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(round.name, SurveyPaths.round(round.id))],
      kind: round.name,
      problems: problems,
      content: """
        \(RoundTab.html(.respondents, of: round, isInTeam: true, mayWrite: mayWrite))
        \(reminder)\(filter.form(counties: counties, path: path))
        <p role="status" class="small">\(listed.count) av \(counted(respondents.count, "svarande", "svarande")) visas</p>
        \(table(listed))\(mayWrite && round.phase(on: today) != .closed ? adding : .empty)
        """)
  }

  /// For a team that does not own the round: the letter goes to those it follows, in its own name.
  private var reminder: HTML {
    guard !mayWrite, round.phase(on: today) == .open else { return .empty }
    let waiting = respondents.count { RoundLetter.Kind.reminder.awaits($0, on: today) }
    guard waiting > 0 else { return "<p><span class=\"st done\">Ingen att påminna i dag</span></p>" }
    return """
      <form method="post" action="\(SurveyPaths.round(round.id))/paminn">\(csrf)<p>\(round.ownerName) ansvarar för omgången. Här \
      ser du dem som svarar i ditt län. Påminnelsen går i din organisations namn till dem som inte har skickat in.</p>
      <p class="actions">\(button("Påminn \(waiting) i länet"))</p></form>
      """
  }

  private func table(_ listed: [RoundRespondent]) -> HTML {
    """
    <div class="scroll" role="region" aria-labelledby="svarande-namn" tabindex="0"><table class="data">
    <caption id="svarande-namn" class="vh">Svarande i \(round.name)</caption>
    <thead><tr>\(filter.heading("Svarande", "namn", path: path))\(filter.heading("Län", "lan", path: path))\
    \(filter.heading("Läge", "lage", path: path))<th scope="col">Kontakt</th><th scope="col">Inbjudan</th>\
    \(filter.heading("Påminnelse", "paminnelse", path: path))<th scope="col">Sista dag</th>\
    <th scope="col">Ändra</th></tr></thead>
    <tbody>\(listed.html(row))</tbody></table></div>
    """
  }

  private func row(_ item: RoundRespondent) -> HTML {
    let lastDay = Reply(round: round, respondent: item).lastDay
    let more = "\(SurveyPaths.round(round.id))/svarande/\(item.respondent.key)"
    return """
      <tr><th scope="row"><a href="\(SurveyPaths.reply(item.respondent, in: round.id))">\(item.name)</a></th>\
      <td>\(item.county.map { Sweden.current.county($0).shortName } ?? "–")</td><td>\(item.state.mark)</td>\
      <td>\(contact(item))</td><td>\(day(item.invitedAt))</td><td>\(day(item.remindedAt))</td>\
      <td><time datetime="\(lastDay.text)">\(lastDay.text)</time>\(item.extendedTo == nil ? "" : " (mer tid)")\
      \(requests[item.respondent].map { HTML("<br><span class=\"st wait\">Ber om tid till \($0.wishedDay.text)</span>") })</td>\
      <td class="do"><a href="\(more)">\(mayWrite ? "Tid och borttagning" : "Mer tid")<span class="vh"> för \(item.name)</span></a></td></tr>
      """
  }

  private func contact(_ item: RoundRespondent) -> HTML {
    guard let contact = contacts[item.organisation] else { return "<span class=\"st late\">Ingen funktion</span>" }
    guard let holder = contact.holder else {
      return
        "\(contact.title)<br>\(contact.isReachable ? HTML("<small>gemensam adress</small>") : "<span class=\"st late\">Tom</span>")"
    }
    return "\(holder)<br><small>\(contact.title)</small>"
  }

  private func day(_ moment: Moment?) -> HTML {
    guard let moment else { return "–" }
    return "<time datetime=\"\(moment.day.text)\">\(moment.day.text)</time>"
  }

  private var adding: HTML {
    """
    <section class="noprint" aria-labelledby="fler"><h2 id="fler">Lägg till svarande</h2>
    <form method="post" action="\(path)" novalidate>\(csrf)
    \(RespondentFields(fields: Fields(values, problems: problems), areas: areas, organisations: organisations, values: values).html)
    <p class="actions">\(button("Lägg till", style: "btn second"))</p></form></section>
    """
  }
}
