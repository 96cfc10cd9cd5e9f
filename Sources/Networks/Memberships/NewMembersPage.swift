internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Takes many organisations into a network at once, by kind.
struct NewMembersPage {
  let network: Network
  /// Those that are not in it, in Swedish order of name.
  let organisations: [Organisation]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Lägg till i nätverket", width: .form, crumbs: [Link("Nätverk", "/natverk"), Link(network.name, network.path)],
      lead: "Inbjudan går till den som svarar för frågan i organisationen. Ni kan välja en annan funktion sedan.",
      problems: problems,
      content: """
        <form method="post" action="\(network.path)/medlemmar/nya" novalidate>\(csrf)
        \(fields.radios("roll", "De kommer med som", [
          .init("member", "Medlemmar"), .init("host", "Värdar", hint: "Planerar och bjuder in, med samma rätt som ni."),
        ]))
        <h2 id="f-organisation" tabindex="-1">Organisationer</h2>
        \(problems.sentence(for: "organisation").map { HTML("<p class=\"error\"><span class=\"vh\">Fel: </span>\($0)</p>") })
        \(Organisation.Kind.allCases.html(boxes))
        <p class="actions">\(button("Lägg till"))</p></form>
        """)
  }

  private func boxes(_ kind: Organisation.Kind) -> HTML {
    let found = organisations.filter { $0.kind == kind }
    guard !found.isEmpty else { return .empty }
    let chosen = Set(form.all("organisation"))
    return """
      <fieldset class="field"><legend>\(kind.swedish)</legend><div class="choices cols">\
      \(found.html { organisation in
        """
        <label><input type="checkbox" name="organisation" value="\(organisation.id.text)"\
        \(attribute("checked", when: chosen.contains(organisation.id.text)))><span>\(organisation.name)</span></label>
        """
      })</div></fieldset>
      """
  }
}
