internal import HTML
internal import Vocabulary
internal import Web

/// A round in the list, with what concerns the viewer.
struct RoundListItem: Sendable {
  let round: Round
  let progress: RoundProgress
  let own: [RoundRespondent]
}

/// All rounds the viewer may see.
struct RoundListPage {
  let items: [RoundListItem]
  let today: CalendarDate
  let isInCountyTeam: Bool

  var page: Page {
    Page(
      "Kartläggning", width: .wide, lead: "Omgångar där kommuner och andra svarar på samma frågor.",
      actions: isInCountyTeam ? "<a class=\"btn\" href=\"/kartlaggning/ny\">Planera en omgång</a>" : .empty,
      content: items.isEmpty ? empty : own + table)
  }

  private var own: HTML {
    let replies = items.flatMap { item in item.own.map { (item.round, $0) } }
    guard !replies.isEmpty, !isInCountyTeam else { return .empty }
    return """
      <section aria-labelledby="egna"><h2 id="egna">Era svar</h2><ul class="tasks">\(replies.html { round, respondent in
        ownReply(round, respondent)
      })</ul></section>
      """
  }

  private func ownReply(_ round: Round, _ respondent: RoundRespondent) -> HTML {
    let reply = Reply(round: round, respondent: respondent)
    let due: HTML =
      respondent.state.isHandedIn || round.phase(on: today) == .closed && !reply.isOpen(on: today)
      ? "<span class=\"due\"></span>"
      : "<span class=\"due\">Senast <time datetime=\"\(reply.lastDay.text)\">\(reply.lastDay.words)</time></span>"
    return """
      <li><div><a href="\(SurveyPaths.reply(respondent.respondent, in: round.id))">\(round.name)</a>\
      <p>\(round.ownerName) frågar \(respondent.fullName).</p></div>\(respondent.state.mark)\(due)</li>
      """
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="omgangar" tabindex="0"><table class="data">
    <caption id="omgangar">Omgångar <small>\(items.count) stycken, den nyaste först</small></caption>
    <thead><tr><th scope="col">Omgång</th><th scope="col">Läge</th><th scope="col">Öppnar</th><th scope="col">Sista dag</th>\
    <th scope="col" class="num">Inskickade</th><th scope="col">Vem ser svaren?</th></tr></thead>
    <tbody>\(items.html(row))</tbody></table></div>
    """
  }

  private func row(_ item: RoundListItem) -> HTML {
    let round = item.round
    return """
      <tr><th scope="row"><a href="\(SurveyPaths.round(round.id))">\(round.name)</a><br><small>\(round.ownerName), \
      \(round.form == .short ? "kortformuläret" : "hela formuläret")</small></th><td>\(round.phaseMark(on: today))</td>\
      <td><time datetime="\(round.opensOn.text)">\(round.opensOn.text)</time></td>\
      <td><time datetime="\(round.closesOn.text)">\(round.closesOn.text)</time></td>\
      <td class="num">\(item.progress.handedIn) av \(item.progress.total)</td><td>\(round.visibility.swedish)</td></tr>
      """
  }

  private var empty: HTML {
    """
    <div class="empty"><p class="serif">Inga omgångar än</p><p>När en kartläggning är planerad syns den här.</p>
    \(isInCountyTeam ? HTML("<p><a class=\"btn\" href=\"/kartlaggning/ny\">Planera en omgång</a></p>") : .empty)</div>
    """
  }
}
