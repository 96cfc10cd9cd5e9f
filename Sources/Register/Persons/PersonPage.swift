internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The presentation of a person in their work: functions, contact, a text of their own.
struct PersonPage {
  let record: RegisterPerson
  let times: [HeldFunctionTime]
  let events: [Event]
  let names: Names
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML

  private var person: Person { record.person }
  private var isOwn: Bool { viewer.person == person.id }
  private var path: String { "/personer/\(person.id.text)" }

  var page: Page {
    Page(
      record.name(for: viewer), crumbs: crumbs, kind: record.showsDetails(to: viewer) ? person.title : nil,
      actions: actions,
      content: """
        \(protection)
        \(record.showsDetails(to: viewer) ? details : .empty)
        \(functions)
        \(history(events, names))
        \(unprotect)
        """)
  }

  private var crumbs: [Link] {
    guard let organisation = times.first(where: { $0.isCurrent(on: today) })?.organisation else { return [] }
    return [
      Link("Organisationer", "/organisationer"), Link(organisation.name, "/organisationer/\(organisation.id.text)"),
    ]
  }

  private var actions: HTML {
    let change: HTML =
      record.isWritable(by: viewer) ? "<a class=\"btn second small\" href=\"\(path)/redigera\">Ändra</a> " : .empty
    let help: HTML =
      record.mayBeHelped(by: viewer)
      ? "<a class=\"btn second small\" href=\"\(path)/hjalp\">Hjälp med inloggning</a>" : .empty
    return change + help
  }

  private var protection: HTML {
    guard person.hasProtectedIdentity else { return .empty }
    if isOwn {
      return """
        <div class="note"><strong>Dina personuppgifter är skyddade.</strong> Andra ser bara din funktion. Ditt namn, din \
        telefon och din e-post syns bara för dig.</div>
        """
    }
    return "<p>Personen arbetar under sin funktion. Namn och kontakt visas inte.</p>"
  }

  private var details: HTML {
    let contact = fact("E-post", html: mailLink(person.mail)) + fact("Telefon", html: phoneLink(person.phone))
    let text: HTML =
      person.presentation == nil && isOwn
      ? "<p>Du har ingen presentation än. <a href=\"\(path)/redigera\">Skriv några rader om dig och ditt uppdrag</a>.</p>"
      : paragraphs(person.presentation)
    return (contact.isEmpty ? .empty : "<dl class=\"sum\">\(contact)</dl>") + text
  }

  private var functions: HTML {
    guard !times.isEmpty else {
      return record.showsDetails(to: viewer) ? "<p>Personen har ingen funktion just nu.</p>" : .empty
    }
    return """
      <h2>Funktioner</h2>
      <ul class="rows">\(times.html { time in
        """
        <li><a href="/funktioner/\(time.function.id.text)">\(time.function.title)</a>, \
        <a href="/organisationer/\(time.organisation.id.text)">\(time.organisation.name)</a><small>\(period(time))</small></li>
        """
      })</ul>
      """
  }

  private var unprotect: HTML {
    guard record.mayBeUnprotected(by: viewer) else { return .empty }
    return """
      <details class="more"><summary>Ta bort skyddet</summary><div>
      <p>Gör det bara om skyddet är satt av misstag och personen vet om det. Alla som har en funktion ser då namnet. \
      Personen får ett brev om det.</p>
      <form method="post" action="\(path)/ta-bort-skydd">\(csrf)
      <p>\(button("Ja, visa personens uppgifter", style: "btn danger"))</p></form></div></details>
      """
  }

  private func period(_ time: HeldFunctionTime) -> String {
    guard let until = time.until else { return "Från den \(time.from.words)" }
    return "Från den \(time.from.words) till den \(until.words)"
  }
}
