internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// One organisation: facts, functions with who holds them, history. Of a shelter most see only that it exists.
struct OrganisationPage {
  let record: RegisterOrganisation
  let directory: [DirectoryEntry]
  let events: [Event]
  let names: Names
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML
  var problems = Problems()

  private var organisation: Organisation { record.organisation }
  private var seesContacts: Bool { viewer.seesContacts(of: organisation) }

  var page: Page {
    Page(
      organisation.name, width: .wide, crumbs: [Link("Organisationer", "/organisationer")],
      kind: organisation.kind.swedish, actions: actions, problems: problems,
      content: """
        \(closed)
        <dl class="sum">\(facts)</dl>
        \(paragraphs(seesContacts ? record.about : nil))
        \(seesContacts ? functions : hidden)
        \(seesContacts ? history(events, names) : .empty)
        \(end)
        """)
  }

  private var actions: HTML {
    guard viewer.keeps(organisation), organisation.closedAt == nil else { return .empty }
    return "<a class=\"btn second small\" href=\"/organisationer/\(organisation.id.text)/redigera\">Ändra</a>"
  }

  private var closed: HTML {
    guard let closedAt = organisation.closedAt else { return .empty }
    return "<div class=\"note\"><strong>Avslutad.</strong> Organisationen avslutades den \(closedAt.day.words).</div>"
  }

  private var facts: HTML {
    let municipality = organisation.municipality.flatMap { Sweden.current.municipality($0) }
    let common: HTML =
      fact("Län", organisation.counties.isEmpty ? "Hela landet" : Sweden.names(of: organisation.counties))
      + fact("Kommun", html: municipality.map { Link($0.longName, "/kommuner/\($0.code.text)").html } ?? .empty)
    let works = organisation.worksIn.compactMap { Sweden.current.municipality($0) }
    let area = fact(
      "Arbetar i",
      html: HTML(trusted: works.map { Link($0.name, "/kommuner/\($0.code.text)").html.markup }.joined(separator: ", ")))
    guard seesContacts else { return common }
    return common + area + fact("Organisationsnummer", record.organisationNumber)
      + fact("Telefon", html: phoneLink(record.phone))
      + fact("E-post", html: mailLink(record.mail))
      + fact("Webb", html: record.web.map { "<a href=\"\($0)\" rel=\"noreferrer\">\($0)</a>" } ?? .empty)
  }

  private var hidden: HTML {
    """
    <div class="note"><strong>Kontakterna visas inte.</strong> En jours kontakter visas bara för länsteamet i jourens län. \
    Ring länsteamet om du behöver nå jouren. <a href="/lansteam">Länsteamen</a></div>
    """
  }

  private var functions: HTML {
    let mayAdd = viewer.keepsFunctions(of: organisation) && organisation.closedAt == nil
    return """
      <h2>Funktioner</h2>
      \(directory.isEmpty ? HTML("<p>Här finns inga funktioner än.</p>") : DirectoryTable(entries: directory, today: today).html)
      \(mayAdd
        ? HTML("<p><a class=\"btn second\" href=\"/organisationer/\(organisation.id.text)/funktioner/ny\">Lägg till funktion</a></p>")
        : .empty)
      """
  }

  private var end: HTML {
    guard viewer.keeps(organisation), organisation.closedAt == nil else { return .empty }
    return """
      <details class="more" id="f-avsluta"><summary>Avsluta organisationen</summary><div>
      <p>Alla funktioner avslutas i dag, och de som har dem lämnar dem. Historiken finns kvar.</p>
      <form method="post" action="/organisationer/\(organisation.id.text)/avsluta">\(csrf)
      <p>\(button("Ja, avsluta \(organisation.name)", style: "btn danger"))</p></form></div></details>
      """
  }
}
