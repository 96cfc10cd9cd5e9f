internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form for a network: a new one, or one that is there.
struct NetworkFormPage {
  /// Nil for a new one.
  let network: Network?
  /// The organisations that may be the first host.
  let hosts: [Organisation]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      network.map { "Ändra \($0.name)" } ?? "Starta ett nätverk", width: .form,
      crumbs: [Link("Nätverk", "/natverk")] + (network.map { [Link($0.name, $0.path)] } ?? []), problems: problems,
      content: """
        <form method="post" action="\(network.map { "\($0.path)/redigera" } ?? "/natverk/nytt")" novalidate>\(csrf)\(fields.seen)
        \(fields.text("namn", "Namn", size: .w20))
        \(fields.select("slag", "Slag", [.init("", "Välj")] + Network.Kind.allCases.map { .init($0.rawValue, $0.swedish) }))
        \(host(fields))
        \(fields.area("syfte", "Vad är nätverket till för?", hint: "Det här läser den som funderar på att vara med."))
        \(fields.boxes("lan", "Län", Sweden.current.counties.map { .init($0.code.text, $0.shortName) },
          hint: "Länsteamen i länen ser allt i nätverket. Välj inget län om det är för hela landet."))
        \(fields.box("syns", "Visa för alla inloggade", hint: "Namn, syfte och värdar, och i årsplanen vilka dagar ni träffas. Vad ni tar upp och vad som sägs läser bara de som är med."))
        \(fields.select("tema", "Tema", [.init("", "Inget särskilt")] + TimelineItem.Theme.allCases.map { .init($0.rawValue, $0.swedish) }, optional: true))
        \(fields.boxes("malgrupp", "För vilka är träffarna?", TimelineItem.Audience.allCases.map { .init($0.rawValue, $0.swedish) }, hint: "Årsplanen visar när samma målgrupp ska till två ställen."))
        <h2>Hur ni brukar träffas</h2>
        \(fields.text("borjar", "Börjar", optional: true, inputMode: "numeric", size: .w8))
        \(fields.text("slutar", "Slutar", optional: true, inputMode: "numeric", size: .w8))
        \(fields.text("plats", "Plats", optional: true, size: .w20))
        <h2>Tid</h2>
        \(fields.date("fran", "Från och med", optional: true))
        \(fields.date("till", "Till och med", hint: "Fyll i när nätverket avslutas.", optional: true))
        <p class="actions">\(button(network == nil ? "Starta nätverket" : "Spara"))</p></form>
        """)
  }

  private func host(_ fields: Fields) -> HTML {
    guard network == nil, hosts.count > 1 else { return .empty }
    return fields.select(
      "vard", "Värd", hosts.map { .init($0.id.text, $0.name) }, hint: "Fler värdar lägger du till sedan.")
  }
}
