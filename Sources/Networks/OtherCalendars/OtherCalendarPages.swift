internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Others' calendars in the plan: whose, how they fare, and for the team a way to lay in and to mend.
struct OtherCalendarListPage {
  let calendars: [OtherCalendar]
  let viewer: Viewer

  var page: Page {
    Page(
      "Andras kalendrar", width: .wide, crumbs: [Link("Årsplan", "/arsplan")],
      lead: "Lägg in andra läns kalendrar i årsplanen, så ser ni vad grannarna gör innan ni bestämmer en dag.",
      actions: viewer.isInCountyTeam
        ? "<a class=\"btn\" href=\"/arsplan/kalendrar/ny\">Lägg in en kalender</a>" : .empty,
      content: calendars.isEmpty
        ? "<p>Ingen har lagt in någon kalender i ert län ännu.</p>"
        : "<ul class=\"rows\">\(calendars.html(row))</ul>")
  }

  private func row(_ calendar: OtherCalendar) -> HTML {
    let name: HTML =
      calendar.isWritable(by: viewer)
      ? Link(calendar.details.name, calendar.path).html : "\(calendar.details.name)"
    return "<li>\(calendar.state)\(name)<small>\(calendar.words)</small></li>"
  }
}

/// The form for another's calendar: a new one, or one that is there.
struct OtherCalendarFormPage {
  /// Nil for a new one.
  let calendar: OtherCalendar?
  let form: Form
  let csrf: HTML
  var events: HTML = .empty
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      calendar?.details.name ?? "Lägg in en kalender", width: .form,
      crumbs: [Link("Årsplan", "/arsplan"), Link("Andras kalendrar", "/arsplan/kalendrar")], problems: problems,
      content: """
        \(calendar.map { "<p>\($0.state)\($0.words)</p>" } ?? .empty)
        <form method="post" action="\(calendar?.path ?? "/arsplan/kalendrar/ny")" novalidate>\(csrf)\(fields.seen)
        \(fields.text("namn", "Vems kalender är det?", hint: "Till exempel Länsstyrelsen i grannlänet. Så heter raden i årsplanen."))
        \(fields.text("adress", "Kalenderns adress", hint: "Be dem om adressen som ett kalenderprogram prenumererar på. Bara ert länsteam ser den."))
        \(choices(fields))
        <p class="actions">\(button(calendar == nil ? "Hämta och lägg in" : "Spara"))</p></form>
        \(calendar.map(remove) ?? .empty)\(events)
        """)
  }

  private func choices(_ fields: Fields) -> HTML {
    let choice = { (values: [(String, String)]) in values.map { Fields.Choice($0.0, $0.1) } }
    return """
      \(fields.boxes("malgrupp", "För vilka är det som står i den?", choice(TimelineItem.Audience.allCases.map { ($0.rawValue, $0.swedish) }), hint: "Då ser ni när det krockar med ert."))
      \(fields.boxes("lan", "I vilket län hålls det?", Sweden.current.counties.map { .init($0.code.text, $0.shortName) }, hint: "Inget valt betyder hela landet."))
      \(fields.select("tema", "Tema", [.init("", "Inget särskilt")] + choice(TimelineItem.Theme.allCases.map { ($0.rawValue, $0.swedish) })))
      """
  }

  private func remove(_ calendar: OtherCalendar) -> HTML {
    """
    <details class="more"><summary>Ta bort ur årsplanen</summary><div><p>Allt som kommer från kalendern försvinner ur planen.</p>
    <form method="post" action="\(calendar.path)/ta-bort">\(csrf)<p>\(button("Ja, ta bort \(calendar.details.name)", style: "btn danger"))</p></form></div></details>
    """
  }
}

extension OtherCalendar {
  var path: String { "/arsplan/kalendrar/\(id)" }

  /// Only when something is wrong.
  var state: HTML { problem == nil ? .empty : "<span class=\"st late\">Kan inte hämtas</span> " }

  /// How it fares, in a sentence or two.
  var words: String {
    let read = fetchedAt.map { "Hämtad \($0.words)." } ?? "Inte hämtad ännu."
    let left = leftOut > 0 ? " \(counted(leftOut, "En post", "poster")) kom inte med." : ""
    return [problem, read + left].compactMap(\.self).joined(separator: " ")
  }
}
