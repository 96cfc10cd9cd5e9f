internal import HTML
internal import Vocabulary
internal import Web

/// Who came: filled in beforehand with what was answered, so that only what became otherwise is changed.
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
        \(SwedishOrder.sorted(sheet.invitees) { name($0) }.html(group))
        <p class="actions">\(button("Spara närvaron"))</p></form>
        """)
  }

  private func name(_ invitee: Invitee) -> String { invitee.guest?.name ?? names.name(invitee.organisation) }

  private func group(_ invitee: Invitee) -> HTML {
    let field = "n-\(invitee.id)"
    let presence = form.text(field) ?? (invitee.presence ?? expected(invitee)).rawValue
    return Fields(Form(fields: [(field, presence)])).radios(
      field, name(invitee), Invitee.Presence.allCases.map { .init($0.rawValue, $0.swedish) })
  }

  private func expected(_ invitee: Invitee) -> Invitee.Presence {
    switch invitee.hasAnswered(meeting) ? invitee.answer : nil {
    case .yes, .substitute: .present
    case .online: .online
    case .no, .maybe, nil: .absent
    }
  }
}
