internal import Access
internal import HTML
internal import Register
internal import Vocabulary
internal import Web

/// One organisation in a network: who is sent, who comes instead, its role, and the way out.
struct MembershipPage {
  let network: Network
  let membership: Membership
  let organisation: Organisation
  let functions: [Function]
  let viewer: Viewer
  let today: CalendarDate
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var path: String { "\(network.path)/medlemmar/\(membership.id)" }

  var page: Page {
    Page(
      organisation.name, width: .form,
      crumbs: [
        Link("Nätverk", "/natverk"), Link(network.name, network.path),
        Link("De som är med", "\(network.path)/medlemmar"),
      ], kind: "\(membership.role.swedish) sedan den \(membership.from.words)", problems: problems,
      content: "\(representation)\(network.isHosted(by: viewer) ? hostsPart : .empty)\(leaving)")
  }

  private var representation: HTML {
    guard viewer.seesContacts(of: organisation) else {
      return "<p>Jouren bestämmer själv vem som kommer. Dess funktioner visas bara för länsteamet och jouren.</p>"
    }
    let fields = Fields(form, problems: problems)
    let choices = functions.map { Fields.Choice($0.id.text, $0.title) }
    return """
      <form method="post" action="\(path)" novalidate>\(csrf)
      \(fields.select("funktion", "Företräds av", [.init("", "Ingen utsedd")] + choices, hint: "Inbjudan går till den som har funktionen, också när personen byts. Väljer du en annan funktion får den inbjudan till det som kommer."))
      \(fields.select("ersattare", "Ersättare", [.init("", "Ingen")] + choices, hint: "Får inbjudan när ni svarar att en ersättare kommer."))
      <p class="actions">\(button("Spara"))</p></form>
      """
  }

  private var leaving: HTML {
    guard network.mayLeave(membership, viewer) else { return .empty }
    let words = membership.isNew(on: today) ? "Tacka nej till att vara med" : "Lämna nätverket"
    let fields = Fields(form, problems: problems)
    return """
      <details class="more"\(attribute("open", when: form.has("skal")))><summary>\(words)</summary><div>
      <p>Inbjudningar till det som kommer tas tillbaka. Det ni har sagt och beslutat finns kvar.</p>
      <form method="post" action="\(path)/lamna" novalidate>\(csrf)
      \(fields.area("skal", "Varför?", hint: "Värdarna får det i ett brev."))
      <p>\(button(words, style: "btn danger"))</p></form></div></details>
      """
  }

  private var hostsPart: HTML {
    let (role, words): (Membership.Role, String) =
      membership.role == .host
      ? (.member, "Låt \(organisation.name) fortsätta som medlem") : (.host, "Gör \(organisation.name) till värd")
    return """
      <details class="more" id="f-medlem"\(attribute("open", when: problems.sentence(for: "medlem") != nil))><summary>Ändra roll eller avsluta</summary><div>
      \(problems.sentence(for: "medlem").map { HTML("<p class=\"error\"><span class=\"vh\">Fel: </span>\($0)</p>") })
      <form method="post" action="\(path)/roll">\(csrf)<input type="hidden" name="roll" value="\(role.rawValue)">
      <p>\(button(words, style: "btn second"))</p></form>
      <form method="post" action="\(path)/avsluta">\(csrf)
      <p>\(button("\(organisation.name) ska inte vara med längre", style: "btn danger"))</p></form></div></details>
      """
  }
}
