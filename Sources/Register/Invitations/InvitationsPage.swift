internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What the viewer is asked to take, each with a yes and a no.
struct InvitationsPage {
  let invitations: [FunctionInvitation]
  let names: Names
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Inbjudningar till funktioner", crumbs: [Link("Mitt konto", "/konto")],
      lead: "Du får en funktion först när du har tackat ja. Då ser andra att du har den.", problems: problems,
      content: invitations.isEmpty
        ? "<div class=\"empty\"><p>Ingen inbjudan väntar på ditt svar.</p></div>"
        : "<ul class=\"rows\">\(invitations.html(row))</ul>")
  }

  private func row(_ invitation: FunctionInvitation) -> HTML {
    let (title, path) = (invitation.function.titleOutside, "/inbjudningar/\(invitation.id)")
    return """
      <li><strong>\(title)</strong><small>Från den \(invitation.from.words). \
      \(Person.firstInSentence(names[invitation.invitedBy])) bjöd in dig den \(invitation.invitedAt.day.words).</small>
      <div class="actions"><form method="post" action="\(path)/ja">\(csrf)\
      <button class="btn small">Tacka ja<span class="vh"> till \(title)</span></button></form>
      <form method="post" action="\(path)/nej">\(csrf)\
      <button class="btn second small">Tacka nej<span class="vh"> till \(title)</span></button></form></div></li>
      """
  }
}
