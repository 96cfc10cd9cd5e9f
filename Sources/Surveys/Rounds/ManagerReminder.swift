internal import HTML
internal import Vocabulary
internal import Web

/// The part of the letters' page that reminds managers to confirm: who waits, how the letter looks, and sending.
struct ManagerReminder {
  let round: Round
  let respondents: [RoundRespondent]
  let address: String
  let today: CalendarDate
  let csrf: HTML

  /// Where the part stands on the page.
  static let place = "chefer"

  var html: HTML {
    """
    <section aria-labelledby="\(Self.place)"><h2 id="\(Self.place)">Påminnelse till chefer</h2>
    <p>Brevet går till chefen när svaren är inskickade men inte bekräftade.</p>
    \(example)\(sending)</section>
    """
  }

  private var waiting: [RoundRespondent] { respondents.filter { RemindManagers.awaits($0, on: today) } }

  private var example: HTML {
    guard let first = waiting.first else { return .empty }
    let letter = RemindManagers.letter(about: Reply(round: round, respondent: first), address: address)
    return """
      <details class="more"><summary>Visa brevet till chefen hos \(first.fullName)</summary><div>\(letter.html)</div></details>
      """
  }

  private var sending: HTML {
    guard !waiting.isEmpty else { return "<p><span class=\"st done\">Ingen chef att påminna i dag</span></p>" }
    return """
      <form method="post" action="\(SurveyPaths.letters(of: round.id))/chefer">\(csrf)<p class="actions">\
      \(button("Påminn chefen hos \(waiting.named("svarande"))", style: "btn second"))</p></form>
      """
  }
}

extension RoundLetter {
  /// As it looks to who gets it.
  var html: HTML {
    "<p><strong>\(subject)</strong></p>\(paragraphs(body))"
  }
}

extension [RoundRespondent] {
  /// By name when they are few, otherwise how many: "Umeå och Vindeln", "13 svarande".
  func named(_ word: String) -> String {
    let names = map(\.name)
    guard let last = names.last, count <= 3 else { return "\(count) \(word)" }
    return count == 1 ? last : "\(names.dropLast().joined(separator: ", ")) och \(last)"
  }
}
