internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form for a meeting: a new one, or one that is there.
struct MeetingFormPage {
  let network: Network
  /// Nil for a new one.
  let meeting: Meeting?
  let names: NetworkNames
  let gatherings: ComingGatherings
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      meeting == nil ? "Planera en träff" : "Ändra träffen", width: .form,
      crumbs: [Link("Nätverk", "/natverk"), Link(network.name, network.path)]
        + (meeting.map { [Link($0.title, $0.path)] } ?? []), problems: problems,
      content: """
        \(notice)<form method="post" action="\(meeting.map { "\($0.path)/redigera" } ?? "\(network.path)/traffar/ny")" novalidate>\(csrf)\(fields.hidden("version"))
        \(fields.text("rubrik", "Rubrik", size: .w20))
        \(fields.date("dag", "Dag"))\(gatherings.list)
        \(fields.text("borjar", "Börjar", hint: "Skriv som 13.15.", inputMode: "numeric", size: .w8))
        \(fields.text("slutar", "Slutar", inputMode: "numeric", size: .w8))
        \(fields.text("plats", "Plats", hint: "Lämna tomt om ni bara ses på webben. Skriv aldrig en jours adress.", optional: true))
        \(fields.select("kommun", "Kommun där platsen ligger", municipalities, hint: "Då visas hur långt var och en har dit.", optional: true))
        \(fields.text("video", "Videolänk", optional: true, type: "url"))
        \(fields.area("om", "Om träffen", hint: "Läses av alla som bjuds in.", optional: true))
        \(fields.date("svara", "Sista dag att svara", optional: true))
        <h2>För värdarna</h2>
        \(fields.select("ansvarig", "Ansvarig värd", [.init("", "Ingen utsedd")] + network.hosts.map { .init($0.text, names.name($0)) }, optional: true))
        \(fields.area("planering", "Planeringsanteckningar", hint: "Bara värdarna ser dem.", optional: true))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }

  /// Whoever saves is told who will hear of it.
  private var notice: HTML {
    guard meeting?.state == .called else { return .empty }
    return """
      <div class="note"><strong>Inbjudan är skickad.</strong> Ändrar du tid, plats, videolänk eller rubrik går ett nytt \
      brev till alla, och deras kalendrar ändras. Ny tid eller plats ber alla svara igen. En ny sista dag att svara går till dem \
      som inte har svarat. En ny beskrivning av träffen skickar du från dess sida.</div>
      """
  }

  private var municipalities: [Fields.Choice] {
    let near =
      network.counties.isEmpty
      ? Sweden.current.municipalitiesByName : network.counties.flatMap { Sweden.current.inCounty($0) }
    return [.init("", "Välj")] + near.map { .init($0.code.text, $0.name) }
  }
}
