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
        <li><a href="\(effort.path)">\(effort.title)</a><small>\(effort.indicator), \
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
  let mayEnd: Bool
  /// Whether the viewer may open the round's results.
  let seesRound: Bool
  let csrf: HTML

  var page: Page {
    Page(
      effort.title, width: .text, crumbs: [Link("Gemensamma insatser", "/behov/insatser")],
      kind: effort.isGoing ? "Gemensam insats" : "Gemensam insats, avslutad",
      content: """
        \(effort.note.isEmpty ? .empty : effort.note.split(separator: "\n").html { HTML("<p>\(String($0))</p>") })
        <dl class="sum"><div><dt>Behovet</dt><dd>\(need)</dd></div>\
        <div><dt>Ansvarig</dt><dd>\(responsible ?? "Ingen utsedd än")</dd></div>\
        <div><dt>Började</dt><dd>\(effort.createdAt.day.words), \(effort.createdBy)</dd></div>\
        \(effort.endedAt.map { HTML("<div><dt>Avslutades</dt><dd>\($0.day.words)</dd></div>") })</dl>
        <h2>De som är med</h2><ul class="rows">\(effort.respondents.html { "<li>\($0.name)</li>" })</ul>
        \(end)<h2>Vad som har hänt</h2><ol class="history">\(events.html { event in
          "<li><time datetime=\"\(event.at.day.text)\">\(event.at.words)</time><p>\(event.actor): \(event.text)</p></li>"
        })</ol>
        """)
  }

  private var need: HTML {
    let words = "\(effort.indicator) \(effort.question)"
    guard seesRound else { return "\(words) (\(effort.roundName))" }
    return "<a href=\"\(SurveyPaths.results(of: effort.round))/\(effort.indicator)\">\(words)</a> (\(effort.roundName))"
  }

  private var end: HTML {
    guard mayEnd, effort.isGoing else { return .empty }
    return """
      <form method="post" action="\(effort.path)/avsluta">\(csrf)<p class="actions">\
      \(button("Avsluta insatsen", style: "btn second"))</p></form>
      """
  }
}
