internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Who will be invited and how the letter reads, before it is sent.
struct InvitePage {
  let sheet: MeetingSheet
  let guests: [Guest]
  let names: NetworkNames
  let letters: MeetingLetters
  let viewer: Viewer
  let csrf: HTML
  var problems = Problems()

  private var meeting: Meeting { sheet.meeting }

  private var new: [Membership] {
    sheet.memberships.filter { membership in !sheet.invitees.contains { $0.organisation == membership.organisation } }
  }

  private var newGuests: [Guest] {
    guests.filter { guest in !sheet.invitees.contains { $0.guest?.id == guest.id } }
  }

  /// Those who were invited before anybody was appointed, and can be reached now.
  private var reached: [Invitee] { sheet.invitees.filter { $0.letter == .none && $0.recipient != nil } }

  private var waiting: [Invitee] { sheet.invitees.filter { !$0.hasAnswered(meeting) } }

  var page: Page {
    Page(
      "Bjud in", width: .form,
      crumbs: meeting.crumbs, lead: "\(meeting.title), \(meeting.time), \(meeting.whereWords).", problems: problems,
      content: "\(problem)\(reminder)\(invitation)")
  }

  private var problem: HTML {
    problems.sentence(for: "bjudin").map { "<p class=\"error\" id=\"f-bjudin\" tabindex=\"-1\">\($0)</p>" } ?? .empty
  }

  private var reminder: HTML {
    guard meeting.state == .called, !waiting.isEmpty else { return .empty }
    return """
      <h2>Påminn</h2><p>\(counted(waiting.count, "En har", "har")) inte svarat.</p>
      <form method="post" action="\(meeting.path)/paminn">\(csrf)<p>\(button("Påminn dem som inte har svarat", style: "btn second"))</p></form>
      """
  }

  private var invitation: HTML {
    guard !new.isEmpty || !newGuests.isEmpty || !reached.isEmpty else {
      return "<p>Alla som är med i nätverket är inbjudna.</p>"
    }
    return """
      <h2>De här bjuds in</h2>
      <ul class="rows">\(reached.html { "<li>\(names.name($0.organisation))<small>Har utsett någon sedan sist</small></li>" })\(new.html { membership in
        "<li>\(names.name(membership.organisation))<small>\(names.function(membership.function, for: viewer))</small></li>"
      })\(newGuests.html { "<li>\($0.name)<small>Gäst, \($0.organisation)</small></li>" })</ul>
      <h2>Så här kommer brevet</h2>
      <p>Det kommer i ditt namn (\(letters.senderName)). Vanliga svar går till \
      \(letters.replyTo ?? "ingen, för du har ingen adress att visa"). I brevet finns en länk att svara på utan att logga in, \
      och en inbjudan som kalendern förstår.</p>
      <form method="post" action="\(meeting.path)/bjud-in">\(csrf)<p class="actions">\(button("Skicka inbjudan"))</p></form>
      """
  }
}
