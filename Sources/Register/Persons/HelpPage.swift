internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form that sends a colleague a new link.
struct HelpPage {
  let record: RegisterPerson
  let form: Form
  let viewer: Viewer
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    let path = "/personer/\(record.person.id.text)"
    return Page(
      "Hjälp med inloggning", width: .form, crumbs: [Link(record.name(for: viewer), path)], problems: problems,
      content: """
        <p>Länken skickas bara till adressen som personen loggar in med. Den visas aldrig här, och du kan inte välja en annan.</p>
        <form method="post" action="\(path)/hjalp" novalidate>\(csrf)
        \(fields.radios("borta", "Vad har personen förlorat?",
          HelpColleague.Lost.allCases.map { .init($0.rawValue, $0.swedish) }))
        \(fields.area("bevis", "Hur vet du att det är rätt person?",
          hint: "Till exempel: Vi sågs i ett videomöte i dag och jag kände igen personen. Texten sparas i historiken.", rows: 3))
        <p class="actions">\(button("Skicka länk"))</p></form>
        """)
  }
}
