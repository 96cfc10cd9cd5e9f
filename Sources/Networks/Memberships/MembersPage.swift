internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Everybody in a network: through which function, who comes instead, and when somebody last came.
struct MembersPage {
  let sheet: NetworkSheet
  let names: NetworkNames
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  private var network: Network { sheet.network }
  private var isHost: Bool { network.isHosted(by: viewer) }

  var page: Page {
    Page(
      "De som är med", width: .wide, crumbs: [Link("Nätverk", "/natverk"), Link(network.name, network.path)],
      actions: isHost ? "<a class=\"btn\" href=\"\(network.path)/medlemmar/nya\">Lägg till</a>" : .empty,
      problems: problems, content: "\(table)\(guests)")
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-label="Organisationer" tabindex="0"><table class="data">
    <thead><tr><th scope="col">Organisation</th><th scope="col">Roll</th><th scope="col">Företräds av</th>\
    <th scope="col">Ersättare</th><th scope="col">Senast med</th></tr></thead>
    <tbody>\(sheet.memberships.html(row))</tbody></table></div>
    """
  }

  private func row(_ membership: Membership) -> HTML {
    let name = names.name(membership.organisation)
    let mayChange = network.mayChangeRepresentation(of: membership.organisation, viewer)
    let title: HTML = mayChange ? Link(name, "\(network.path)/medlemmar/\(membership.id)").html : "\(name)"
    let substitute = membership.substitute.map { names.function($0, for: viewer) } ?? .empty
    return """
      <tr><th scope="row">\(title)</th><td>\(membership.role.swedish)</td>\
      <td>\(names.function(membership.function, for: viewer))</td><td>\(substitute)</td><td>\(last(membership))</td></tr>
      """
  }

  private func last(_ membership: Membership) -> HTML {
    guard names.showsPresence(of: membership.organisation, in: network, to: viewer) else { return .empty }
    let last = sheet.lastThere[membership.organisation]
    let mark: HTML =
      membership.isMissed(last: last, on: today) ? " <span class=\"st late\">Inte på ett år</span>" : .empty
    return "\(last?.text ?? "Inte än")\(mark)"
  }

  private var guests: HTML {
    // A guest is a person, who may come from anywhere: the hosts alone know who.
    guard isHost else { return .empty }
    return """
      <h2>Gäster</h2>
      \(sheet.guests.isEmpty ? HTML("<p>Inga gäster bjuds in just nu.</p>") : HTML("<ul class=\"rows\">\(sheet.guests.html(guest))</ul>"))
      \(addGuest)
      """
  }

  private func guest(_ guest: Guest) -> HTML {
    """
    <li>\(guest.name)<small>\(guest.organisation), \(guest.mail)</small>\
    <form method="post" action="\(network.path)/gaster/\(guest.id.text)/ta-bort">\(csrf)\
    \(button("Ta bort \(guest.name)", style: "btn quiet small"))</form></li>
    """
  }

  private var addGuest: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <details class="more"\(attribute("open", when: form.has("gast-namn")))><summary>Bjud in en gäst</summary><div>
      <p>En gäst får inbjudan till träffarna tills du tar bort gästen, och svarar utan att logga in.</p>
      <form method="post" action="\(network.path)/gaster" novalidate>\(csrf)
      \(fields.text("gast-namn", "Namn", size: .w20))\(fields.text("gast-organisation", "Från", hint: "Till exempel ett lärosäte.", size: .w20))
      \(fields.text("gast-epost", "E-post", type: "email", size: .w20))
      <p>\(button("Bjud in gästen", style: "btn second"))</p></form></div></details>
      """
  }
}
