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
        \(notice)\(theirs)<form method="post" action="\(meeting.map { "\($0.path)/redigera" } ?? "\(network.path)/traffar/ny")" novalidate>\(csrf)\(fields.hidden("version"))
        \(fields.text("rubrik", "Rubrik", size: .w20))
        \(fields.date("dag", "Dag"))\(gatherings.list)
        \(fields.text("borjar", "Börjar", hint: "Skriv som 13.15.", inputMode: "numeric", size: .w8))
        \(fields.text("slutar", "Slutar", inputMode: "numeric", size: .w8))
        \(fields.text("plats", "Plats", hint: "Lämna tomt om ni bara ses på webben. Skriv aldrig en jours adress.", optional: true))
        \(hidesPlace ? .empty : network.municipalityField(fields, hint: "Den står i brev och kalendrar, och då visas hur långt var och en har dit."))
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
      <div class="note"><strong>Inbjudan är skickad.</strong> Ändrar du tid, plats, kommun, videolänk eller rubrik går ett nytt \
      brev till alla, och deras kalendrar ändras. Ny tid, plats eller kommun ber alla svara igen. En ny sista dag att svara går till dem \
      som inte har svarat. En ny beskrivning av träffen skickar du från dess sida.</div>
      """
  }

  /// Where a shelter lies is told nowhere, so where it is a host nobody is asked.
  private var hidesPlace: Bool { network.hosts.contains { names.isShelter($0) } }

  /// What another host has saved, to compare with.
  private var theirs: HTML {
    guard let meeting, let sentence = problems.sentence(for: ChangeMeeting.overtaken) else { return .empty }
    let town = meeting.municipality.flatMap { Sweden.current.municipality($0)?.longName }
    return """
      <div class="note warn" id="f-\(ChangeMeeting.overtaken)" tabindex="-1"><strong>\(sentence)</strong>
      <p>Så är träffen nu:</p><dl class="sum">\(fact("Rubrik", meeting.title))\(fact("Tid", meeting.time.capitalizedFirst))\
      \(fact("Plats", meeting.place))\(fact("Kommun", town))\(fact("Videolänk", meeting.videoLink))\
      \(fact("Om träffen", html: paragraphs(meeting.about)))\(fact("Svara senast", meeting.answerBy?.words))\
      \(fact("Ansvarig värd", meeting.responsible.map { names.name($0) }))\
      \(fact("Planering", html: paragraphs(meeting.planningNotes)))</dl>
      <p>När du sparar gäller det du har skrivit.</p></div>
      """
  }
}

extension Network {
  /// In which municipality it meets, of those in its counties.
  func municipalityField(_ fields: Fields, hint: String) -> HTML {
    let near =
      counties.isEmpty ? Sweden.current.municipalitiesByName : counties.flatMap { Sweden.current.inCounty($0) }
    let choices = [Fields.Choice("", "Välj")] + near.map { Fields.Choice($0.code.text, $0.name) }
    return fields.select("kommun", "Kommun där platsen ligger", choices, hint: hint, optional: true)
  }
}
