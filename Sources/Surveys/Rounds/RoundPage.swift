internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// A round at a glance: for those who lead it how far it has come, for those who answer their own reply.
/// Sv: omgång, översikt.
struct RoundPage {
  let round: Round
  let set: IndicatorSet
  let questionCount: Int
  let progress: RoundProgress
  let own: [RoundRespondent]
  let previousName: String?
  let events: [Event]
  let names: Names
  let isInTeam: Bool
  let mayWrite: Bool
  let isRemovable: Bool
  let today: CalendarDate
  let csrf: HTML
  /// To the reports of the counties that the viewer works in.
  let reports: HTML?

  private var path: String { SurveyPaths.round(round.id) }

  var page: Page {
    Page(
      round.name, width: .wide, crumbs: [Link("Kartläggning", SurveyPaths.rounds)], kind: "Omgång, \(round.ownerName)",
      actions: mayWrite && round.closedAt == nil
        ? "<a class=\"btn second small\" href=\"\(path)/redigera\">Ändra omgången</a>" : .empty,
      content: """
        \(RoundTab.html(.overview, of: round, isInTeam: isInTeam, mayWrite: mayWrite))
        \(own.html(ownReply))\(figures)\(next)
        <dl class="sum"><div><dt>Läge</dt><dd>\(round.phaseMark(on: today))</dd></div>
        <div><dt>Kan besvaras</dt><dd>\(round.datesInWords)</dd></div>
        <div><dt>Vem ser svaren?</dt><dd>\(round.visibilityInWords) Små tal visas som intervall utanför länsteamet.</dd></div>
        <div><dt>Rangordning</dt><dd>\(round.hasRanking ? "Listor får rangordna de svarande." : "Inga listor rangordnar de svarande.")</dd></div>
        <div><dt>Frågor</dt><dd><a href="\(SurveyPaths.set(set.id))">\(set.title)</a>, \(round.form.swedish.lowercased()), \(questionCount) frågor</dd></div>
        <div><dt>Förra omgången</dt><dd>\(previous)</dd></div>\(reports.map { "<div><dt>Länsrapport</dt><dd>\($0)</dd></div>" as HTML })</dl>
        \(mayWrite ? history : .empty)
        """)
  }

  private var previous: HTML {
    guard let id = round.previous, let previousName else { return "Ingen" }
    return "<a href=\"\(SurveyPaths.round(id))\">\(previousName)</a>"
  }

  private func ownReply(_ respondent: RoundRespondent) -> HTML {
    let reply = Reply(round: round, respondent: respondent)
    let verb = reply.isOpen(on: today) ? "Svara för \(respondent.fullName)" : "Se svaren från \(respondent.fullName)"
    return """
      <div class="note"><h2>Ert svar</h2><p>\(respondent.state.mark) Sista dagen är den \(reply.lastDay.words).</p>
      <p><a class="btn" href="\(SurveyPaths.reply(respondent.respondent, in: round.id))">\(verb)</a></p></div>
      """
  }

  private var figures: HTML {
    """
    <dl class="figures"><div><dt>har skickat in\(waitingForManager)</dt><dd>\(progress.handedIn) <small>av \(progress.total)</small></dd></div>
    <div><dt>har påbörjat</dt><dd>\(progress.count(.draft))</dd></div>
    <div><dt>har inte börjat</dt><dd>\(progress.count(.invited))</dd></div></dl>
    """
  }

  private var waitingForManager: String {
    let count = progress.count(.submitted)
    return count == 0 ? "" : ", varav \(count) väntar på sin chef"
  }

  /// What whoever leads the round should do now.
  private var next: HTML {
    guard mayWrite else { return .empty }
    let parts = (round.closedAt == nil ? asking : []) + managers + (round.closedAt == nil ? ending : [])
    return parts.isEmpty ? .empty : "<div class=\"actions\">\(parts)</div>"
  }

  private var asking: [HTML] {
    if round.invitedAt == nil { return ["<a class=\"btn\" href=\"\(path)/utskick\">Granska och skicka inbjudan</a>"] }
    guard progress.waiting > 0, round.phase(on: today) == .open else { return [] }
    return ["<a class=\"btn second\" href=\"\(path)/utskick\">Påminn \(progress.waiting) som inte har skickat in</a>"]
  }

  /// Also when the round is closed: what nobody has confirmed does not count.
  private var managers: [HTML] {
    guard progress.count(.submitted) > 0 else { return [] }
    let place = "\(path)/utskick#\(ManagerReminder.place)"
    return ["<a class=\"btn second\" href=\"\(place)\">Påminn chefer som inte har bekräftat</a>"]
  }

  private var ending: [HTML] {
    let close: HTML =
      "<a class=\"btn \(round.invitedAt == nil ? "quiet" : "second")\" href=\"\(path)/stang\">Stäng omgången</a>"
    return isRemovable ? [close, "<a class=\"btn quiet\" href=\"\(path)/ta-bort\">Ta bort omgången</a>"] : [close]
  }

  private var history: HTML {
    guard !events.isEmpty else { return .empty }
    return "<h2>Det här har hänt</h2>\(historyList(events, names))"
  }
}
