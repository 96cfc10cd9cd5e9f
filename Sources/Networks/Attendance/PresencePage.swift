internal import HTML
internal import Vocabulary
internal import Web

/// Who came: filled in beforehand with what was answered, so that only what became otherwise is changed. Each has a mark of
/// what it was filled in with.
struct PresencePage {
  let sheet: MeetingSheet
  let names: NetworkNames
  let csrf: HTML
  /// What was chosen, when it is shown again.
  var form = Form()
  var problems = Problems()

  private var meeting: Meeting { sheet.meeting }

  var page: Page {
    Page(
      "Närvaro", width: .form,
      crumbs: meeting.crumbs, lead: "Ifyllt efter svaren. Ändra det som blev annorlunda.", problems: problems,
      content: """
        <form method="post" action="\(meeting.path)/narvaro" novalidate>\(csrf)
        \(SwedishOrder.sorted(sheet.invitees) { names.invited($0) }.html(group))
        <p class="actions">\(button("Spara närvaron"))</p></form>
        """)
  }

  static func field(_ invitee: Invitee) -> String { "n-\(invitee.id)" }
  static func mark(_ invitee: Invitee) -> String { "visat-\(invitee.id)" }

  private func group(_ invitee: Invitee) -> HTML {
    let (field, mark) = (Self.field(invitee), Self.mark(invitee))
    let (chosen, shown) = filledIn(invitee)
    let fields = Fields(Form(fields: [(field, chosen), (mark, shown)]), problems: problems)
    let choices = Invitee.Presence.allCases.map { Fields.Choice($0.rawValue, $0.swedish) }
    return "\(fields.hidden(mark))\(fields.radios(field, names.invited(invitee), choices))"
  }

  /// What is chosen, and what it is a change of. Whoever has left it as it was sees what is noted since; whoever has changed it
  /// and read what another noted may save over it.
  private func filledIn(_ invitee: Invitee) -> (chosen: String, shown: String) {
    let noted = (invitee.presence ?? expected(invitee)).rawValue
    let shown = form.text(Self.mark(invitee))
    guard let chosen = form.text(Self.field(invitee)), chosen != shown else { return (noted, noted) }
    return (chosen, invitee.presence?.rawValue ?? shown ?? noted)
  }

  private func expected(_ invitee: Invitee) -> Invitee.Presence {
    switch invitee.hasAnswered(meeting) ? invitee.answer : nil {
    case .yes, .substitute: .present
    case .online: .online
    case .no, .maybe, nil: .absent
    }
  }
}

extension NetworkNames {
  /// The guest, or the organisation.
  func invited(_ invitee: Invitee) -> String { invitee.guest?.name ?? name(invitee.organisation) }
}
