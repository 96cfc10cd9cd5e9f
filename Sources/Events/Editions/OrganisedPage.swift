internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The page of those who hold an event: how it stands, programme, questions, documents, and what to do next.
struct OrganisedPage {
  let sheet: OrganisedSheet
  let names: EventNames
  let persons: Names
  let now: Moment
  let csrf: HTML
  let clashes: Clashes
  let form: Form
  let problems: Problems

  private var edition: Edition { sheet.edition }
  private var path: String { edition.organisedPath }

  var page: Page {
    Page(
      edition.title, width: .wide, crumbs: organisedCrumbs, kind: edition.state.swedish,
      actions: actions, problems: problems,
      content: """
        \(undelivered)\(clashes.note)<dl class="sum">\(fact("När", edition.time.capitalizedFirst))\(fact("Var", place))\
        \(fact("Arrangörer", names.joined(edition.organisations)))\(series)\(fact("Anmälda", registered))\
        \(fact("Platser", places))\(fact("Anmälan till och med", edition.registerBy.words))\
        \(fact("Behov raderas", edition.needsErasedOn.words))\(fact("Namn raderas", edition.namesErasedOn.words))</dl>
        \(next)\(programme)\
        \(EventQuestionList(sheet: sheet, csrf: csrf, form: form, problems: problems, now: now).section)\
        \(EventDocumentList(sheet: sheet, csrf: csrf, form: form, problems: problems).section)
        <h2>Historik</h2>\(historyList(sheet.events, persons))\(cancel)
        """)
  }

  private var actions: HTML {
    """
    <a class="btn second" href="\(path)/redigera">Ändra</a>\
    <a class="btn second" href="\(path)/deltagare">Deltagare</a>\
    \(edition.state == .draft ? .empty : HTML("<a class=\"btn second\" href=\"\(edition.path)\">Öppna sidan</a>"))
    """
  }

  private var undelivered: HTML {
    guard sheet.undelivered > 0 else { return .empty }
    return """
      <div class="note warn">\(counted(sheet.undelivered, "En anmäld har", "anmälda har")) inte fått sitt brev. \
      <a href="\(path)/deltagare?visa=brev">Se vilka</a></div>
      """
  }

  private var series: HTML {
    sheet.series.map { fact("Serie", html: "<a href=\"\($0.path)\">\($0.name)</a>") } ?? .empty
  }

  private var place: String {
    edition.isPlaceHidden ? "\(edition.place ?? ""), visas bara för anmälda" : edition.publicPlace
  }

  private var registered: String {
    Registration.State.allCases.compactMap { state in
      sheet.counts[state].map { "\($0) \(state.countedWord)" }
    }.joined(separator: ", ").nonEmpty ?? "Ingen än"
  }

  private var places: String {
    Registration.Way.allCases.filter(edition.forms.has).map { way in
      edition.places(way).map { "\(way.swedish): \(sheet.room.left(way) ?? 0) av \($0) kvar" }
        ?? "\(way.swedish): obegränsat"
    }.joined(separator: ". ")
  }

  private var next: HTML {
    switch edition.state {
    case .draft:
      let words = edition.isOver(at: now) ? "bland det som har varit" : "och anmälan öppnar"
      return post("publicera", "Publicera", "Alla kan läsa sidan, \(words).")
    case .open where edition.isOver(at: now):
      return """
        <div class="note"><strong>Nästa steg.</strong> <a href="\(path)/incheckning">Markera vilka som var med</a>, och avsluta \
        sedan: då går intyg och utvärdering ut.</div>
        \(finish("Avsluta och skicka intyg", "De som var med får ett brev."))
        """
    case .open:
      return """
        <p class="actions"><a class="btn second" href="\(path)/incheckning">Incheckning</a>\
        <a class="btn second" href="\(path)/narvarolista">Lista på papper</a></p>\(copy)
        """
    case .held:
      return """
        <p class="actions"><a class="btn second" href="\(path)/utfall">Utfall och utvärdering</a>\
        <a class="btn second" href="\(path)/incheckning">Ändra närvaron</a>\
        \(edition.takesEntries(at: now) ? HTML("<a class=\"btn second\" href=\"\(path)/anmal\">Skriv in dem som var med</a>") : .empty)</p>\
        \(finish("Skicka till dem som har tillkommit", "Den som har markerats eller skrivits in sedan ni avslutade får sitt brev."))\(copy)
        """
    case .cancelled: return copy
    }
  }

  private func finish(_ text: String, _ words: String) -> HTML {
    FinishForm(edition: edition, unmarked: sheet.unmarked, text: text, words: words, csrf: csrf).html
  }

  private var copy: HTML {
    post(
      "kopiera", "Gör nästa års tillfälle", "Ett utkast med samma program, frågor och platser. Ingen anmäld följer med."
    )
  }

  private func post(_ act: String, _ text: String, _ words: String) -> HTML {
    """
    <form method="post" action="\(path)/\(act)">\(csrf)<p class="soft apart">\(words)</p>\
    <p class="actions">\(button(text, style: "btn second"))</p></form>
    """
  }

  private var programme: HTML {
    let list: HTML =
      sheet.sessions.isEmpty
      ? "<p>Inget program än.</p>"
      : "<ul class=\"rows\">\(sheet.sessions.html(row))</ul>"
    return """
      <h2 id="program">Program</h2>\(list)<p><a class="btn second" href="\(path)/program/ny">Lägg till programpunkt</a></p>
      """
  }

  private func row(_ session: ProgrammeSession) -> HTML {
    let places = session.places.map { "\(sheet.room.left(session) ?? 0) av \($0) platser kvar." }
    let detail = [session.contributors, session.isChosen ? "Väljs i anmälan." : nil, places].compactMap(\.self)
    return """
      <li><a href="\(path)/program/\(session.id.text)">\(session.time(in: edition)) \(session.title)</a>\
      <small>\(detail.joined(separator: " "))</small></li>
      """
  }

  private var cancel: HTML {
    if edition.state == .draft {
      return """
        <h2>Ta bort utkastet</h2><details class="more"><summary>Ta bort</summary><div>
        <p>Utkastet raderas med program, frågor och dokument. Det går inte att ångra.</p>
        <form method="post" action="\(path)/ta-bort">\(csrf)<p>\(button("Ja, ta bort utkastet", style: "btn danger"))</p></form></div></details>
        """
    }
    guard edition.state == .open else { return .empty }
    let fields = Fields(form, problems: problems)
    return """
      <h2>Ställ in evenemanget</h2>
      <details class="more"\(attribute("open", when: problems.sentence(for: "skal") != nil))><summary>Ställ in</summary><div>
      <p>De som är anmälda får ett brev med skälet, och ingen annan ser det. Det går inte att ångra.</p>
      <form method="post" action="\(path)/stall-in" novalidate>\(csrf)\(fields.area("skal", "Varför ställs det in?", rows: 2))
      <p>\(button("Ställ in \(edition.title)", style: "btn danger"))</p></form></div></details>
      """
  }
}

extension Registration.State {
  fileprivate var countedWord: String {
    switch self {
    case .confirmed: "har plats"
    case .waiting: "väntar"
    case .offered: "har fått erbjudande"
    case .lapsed: "fick ingen plats"
    case .withdrawn: "avanmälda"
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
