import Access
import HTML
import Storage
import Vocabulary
import Web

/// The joint efforts that the viewer may see: those going on, then those ended.
struct JointEffortListPage {
  let efforts: [JointEffort]
  let isInCountyTeam: Bool

  var page: Page {
    Page(
      "Gemensamma insatser", width: .wide, crumbs: isInCountyTeam ? [Link("Gemensamma behov", "/behov")] : [],
      lead: "Det som flera gör tillsammans för att täcka samma lucka.",
      content: efforts.isEmpty
        ? empty : list("Pågår", efforts.filter(\.isGoing)) + list("Avslutade", efforts.filter { !$0.isGoing }))
  }

  private var empty: HTML {
    """
    <div class="empty"><p class="serif">Inga gemensamma insatser än</p><p>När länsteamet samlar flera kring samma behov \
    syns det här.</p></div>
    """
  }

  private func list(_ heading: String, _ efforts: [JointEffort]) -> HTML {
    guard !efforts.isEmpty else { return .empty }
    return """
      <h2>\(heading)</h2><ul class="rows">\(efforts.html { effort in
        """
        <li><a href="\(effort.path)">\(effort.title)</a><small>\(effort.shownCode): \(effort.question) \
        \(ResultWords.count(effort.respondents.count, "deltagare", "deltagare")), sedan \(effort.createdAt.day.words)</small></li>
        """
      })</ul>
      """
  }
}

/// One joint effort: why, who, and what has happened.
struct JointEffortPage {
  let effort: JointEffort
  /// The responsible function's name and organisation.
  let responsible: String?
  let events: [Event]
  let names: Names
  let mayEnd: Bool
  /// The viewer's own respondents.
  let own: [JointEffort.Participant]
  /// Whether the viewer may open the round's results.
  let seesRound: Bool
  let csrf: HTML

  var page: Page {
    Page(
      effort.title, width: .text, crumbs: [Link("Gemensamma insatser", "/behov/insatser")],
      kind: effort.isGoing ? "Gemensam insats" : "Gemensam insats, avslutad", actions: change,
      content: """
        \(effort.note.isEmpty ? .empty : effort.note.split(separator: "\n").html { HTML("<p>\(String($0))</p>") })
        <dl class="sum"><div><dt>Behovet</dt><dd>\(need)</dd></div>\
        <div><dt>Ansvarig</dt><dd>\(responsible ?? "Ingen utsedd än")</dd></div>\
        <div><dt>Började</dt><dd>\(effort.createdAt.day.words), \(names.filled(effort.createdBy))</dd></div>\
        \(effort.endedAt.map { HTML("<div><dt>Avslutades</dt><dd>\($0.day.words)</dd></div>") })</dl>
        <h2>De som är med</h2>\(participants)\(join)
        \(end)<h2>Det här har hänt</h2>\(historyList(events, names))
        """)
  }

  private var need: HTML {
    let words = "\(effort.shownCode): \(effort.question)"
    guard seesRound else { return "\(words) (\(effort.roundName))" }
    return "<a href=\"\(SurveyPaths.results(of: effort.round))/\(effort.indicator)\">\(words)</a> (\(effort.roundName))"
  }

  private var participants: HTML {
    let more = effort.named.isEmpty ? "\(effort.unnamed) är med" : "och \(effort.unnamed) till"
    return """
      <ul class="rows">\(effort.named.html { "<li>\($0)</li>" })\(effort.unnamed > 0 ? HTML("<li>\(more)</li>") : .empty)</ul>\
      \(effort.unnamed > 0 ? "<p class=\"soft\">De som inte står med namn har inte valt att visa att de är med.</p>" : .empty)
      """
  }

  private var join: HTML {
    guard !own.isEmpty else { return .empty }
    guard own.contains(where: { $0.shownAt == nil }) else {
      return showing(
        "nej", "De andra ser ert namn vid frågan ovan för att ni har sagt ja till det. Ni kan ändra er när ni vill.",
        press: "Visa inte att vi är med")
    }
    guard effort.isGoing else { return .empty }
    return showing(
      "ja",
      "De andra ser inte att ni är med om ni inte säger det, när omgången döljer era svar för dem. Säger ni ja ser de ert namn vid frågan ovan.",
      press: "Visa att vi är med")
  }

  private func showing(_ answer: String, _ words: String, press: String) -> HTML {
    """
    <form method="post" action="\(effort.path)/med">\(csrf)<input type="hidden" name="visa" value="\(answer)">\
    <p>\(words)</p><p class="actions">\(button(press, style: "btn second"))</p></form>
    """
  }

  private var change: HTML {
    guard mayEnd, effort.isGoing else { return .empty }
    return "<a class=\"btn second small\" href=\"\(effort.path)/redigera\">Ändra</a>"
  }

  private var end: HTML {
    guard mayEnd, effort.isGoing else { return .empty }
    return """
      <form method="post" action="\(effort.path)/avsluta">\(csrf)<p class="actions">\
      \(button("Avsluta insatsen", style: "btn second"))</p></form>
      """
  }
}
