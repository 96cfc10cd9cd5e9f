internal import Access
internal import HTML
internal import Register
package import Vocabulary
internal import Web

/// The form for an initiative: a new one, or one that is there.
struct InitiativeFormPage {
  /// Nil for a new one.
  let initiative: Initiative?
  /// Those who may do it together, in Swedish order of name; one's own first.
  let organisations: [Organisation]
  var gatherings = ComingGatherings()
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    let choice = { (values: [(String, String)]) in values.map { Fields.Choice($0.0, $0.1) } }
    return Page(
      initiative.map { "Ändra \($0.title)" } ?? "Lägg in en satsning", width: .form,
      crumbs: [Link("Årsplan", "/arsplan")], problems: problems,
      content: """
        <form method="post" action="\(initiative.map { "\($0.path)/redigera" } ?? "/arsplan/ny")" novalidate>\(csrf)\(fields.seen)
        \(fields.text("rubrik", "Vad ska ni göra?"))
        \(fields.select("slag", "Slag", [.init("", "Välj")] + choice(InitiativeDetails.kinds.map { ($0.rawValue, $0.swedish) })))
        \(fields.date("fran", "Första dag"))\(fields.date("till", "Sista dag", optional: true))\(gatherings.list)
        \(fields.boxes("aktor", "Vilka gör det?", choice(organisations.map { ($0.id.text, $0.name) }), hint: "De kan alla ändra uppgifterna."))
        \(fields.boxes("malgrupp", "För vilka?", choice(TimelineItem.Audience.allCases.map { ($0.rawValue, $0.swedish) }), hint: "Planen visar när samma målgrupp ska till två ställen."))
        \(fields.select("tema", "Tema", [.init("", "Inget särskilt")] + choice(TimelineItem.Theme.allCases.map { ($0.rawValue, $0.swedish) })))
        \(fields.boxes("lan", "Län", Sweden.current.counties.map { .init($0.code.text, $0.shortName) }, hint: "Inget valt betyder hela landet."))
        \(fields.area("om", "Mer att veta", optional: true))
        <p class="actions">\(button(initiative == nil ? "Lägg in" : "Spara"))</p></form>
        """)
  }
}

/// One initiative.
struct InitiativePage {
  let initiative: Initiative
  let names: NetworkNames
  let events: [Event]
  let viewer: Viewer
  let csrf: HTML
  let clashes: Clashes

  var page: Page {
    let isOwn = initiative.isWritable(by: viewer)
    return Page(
      initiative.title, width: .wide, crumbs: [Link("Årsplan", "/arsplan")], kind: initiative.kind.swedish,
      actions: isOwn ? "<a class=\"btn second\" href=\"\(initiative.path)/redigera\">Ändra</a>" : .empty,
      content: """
        <dl class="sum">\(fact("När", initiative.days.words))\(fact("Vilka", names.joined(initiative.organisations)))\
        \(fact("För", initiative.audiences.swedish.joined(separator: ", ")))\(fact("Tema", initiative.theme?.swedish))\
        \(fact("Län", initiative.counties.isEmpty ? "Hela landet" : Sweden.names(of: initiative.counties)))</dl>
        \(paragraphs(initiative.about))\(isOwn ? clashes.note : .empty)
        \(isOwn ? HTML("<h2>Historik</h2>\(historyList(events, names.persons))") : .empty)
        \(isOwn ? remove : .empty)
        """)
  }

  private var remove: HTML {
    """
    <details class="more"><summary>Ta bort ur årsplanen</summary><div>
    <form method="post" action="\(initiative.path)/ta-bort">\(csrf)<p>\(button("Ja, ta bort \(initiative.title)", style: "btn danger"))</p></form></div></details>
    """
  }
}

extension Initiative {
  var path: String { "/arsplan/\(id)" }
}
