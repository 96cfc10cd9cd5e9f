internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form for an event: a new one, or one that is there.
struct EditionFormPage {
  /// Nil for a new one.
  let edition: Edition?
  let organisations: [Organisation]
  let groups: [MemberGroup]
  let series: [EventSeries]
  var gatherings = ComingGatherings()
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let action = edition.map { "\($0.organisedPath)/redigera" } ?? "/arrangemang/nytt"
    return Page(
      edition.map { "Ändra \($0.title)" } ?? "Lägg upp evenemang", width: .form,
      crumbs: organisedCrumbs + (edition.map { [Link($0.title, $0.organisedPath)] } ?? []),
      problems: problems,
      content: """
        \(notice)<form method="post" action="\(action)" novalidate>\(csrf)\(fields.hidden("version"))
        \(what)\(time)\(place)\(places)\(registration)\(afterwards)
        <p class="actions">\(button(edition == nil ? "Spara som utkast" : "Spara"))</p></form>
        """)
  }

  private var fields: Fields { Fields(form, problems: problems) }

  /// Whoever saves is told who will hear of it.
  private var notice: HTML {
    guard edition?.state == .open else { return .empty }
    return """
      <div class="note"><strong>Evenemanget är publicerat.</strong> Ändrar du tid, plats eller webblänk går ett brev till alla \
      som är anmälda. Lägger du till platser går de till dem som väntar.</div>
      """
  }

  private func choices<Value: RawRepresentable<String>>(_ values: [Value], _ word: (Value) -> String) -> [Fields.Choice]
  {
    values.map { .init($0.rawValue, word($0)) }
  }

  private var what: HTML {
    """
    \(fields.text("rubrik", "Vad heter det?"))
    \(fields.select("slag", "Slag", [.init("", "Välj")] + choices(Edition.Kind.allCases, \.swedish)))
    \(fields.area("om", "Om dagen", hint: "Läses av alla, också av den som utövar våld.", rows: 6))
    \(fields.boxes("arrangor", "Vilka arrangerar?", organisations.map { .init($0.id.text, $0.name) }, hint: "De kan alla ändra och se vilka som är anmälda."))
    \(fields.select("serie", "Serie", [.init("", "Ingen")] + series.map { .init($0.id.text, $0.name) }, optional: true))
    \(fields.boxes("malgrupp", "För vilka?", choices(TimelineItem.Audience.allCases, \.swedish)))
    \(fields.select("tema", "Tema", [.init("", "Inget särskilt")] + choices(TimelineItem.Theme.allCases, \.swedish)))
    \(fields.boxes("lan", "Län", Sweden.current.counties.map { .init($0.code.text, $0.shortName) }, hint: "Inget valt betyder hela landet."))
    \(fields.select("medlemmar", "Vilka får anmäla sig?", [.init("", "Alla")] + groups.map { .init($0.id, "Bara medlemmar i \($0.name)") }, hint: "För medlemmar syns det inte i den öppna listan."))
    """
  }

  private var time: HTML {
    """
    <h2>När och var</h2>
    \(fields.date("dag", "Dag"))\(fields.date("sista_dag", "Sista dag, om det är flera", optional: true))\(gatherings.list)
    \(fields.text("borjar", "Börjar", hint: "Skriv som 9.00.", inputMode: "numeric", size: .w8))
    \(fields.text("slutar", "Slutar", inputMode: "numeric", size: .w8))
    """
  }

  private var place: HTML {
    """
    \(fields.radios("form", "Var deltar man?", choices(Edition.Forms.allCases, \.swedish)))
    \(fields.text("plats", "Plats", optional: true))
    \(fields.box("dolj_plats", "Visa platsen bara för dem som har en plats", hint: "Vem som helst kan anmäla sig. Får platsen inte röjas, skriv den inte här."))
    \(fields.select("kommun", "Kommun där platsen ligger", [.init("", "Välj")] + Sweden.current.municipalitiesByName.map { .init($0.code.text, $0.name) }, optional: true))
    \(fields.text("webblank", "Webblänk", hint: "Visas bara för dem som har plats på webben.", optional: true, type: "url"))
    """
  }

  private var places: HTML {
    """
    <h2>Platser och anmälan</h2>
    \(fields.text("platser", "Platser i lokalen", hint: "Tomt betyder att alla får plats.", optional: true, inputMode: "numeric", size: .w8))
    \(fields.text("webbplatser", "Platser på webben", optional: true, inputMode: "numeric", size: .w8))
    \(fields.text("kvot", "Högst så många från samma kommun", hint: "Räknas i lokalen. Hålls dagen bara på webben räknas platserna där.", optional: true, inputMode: "numeric", size: .w8))
    """
  }

  private var registration: HTML {
    """
    \(fields.date("anmal_senast", "Sista dag att anmäla sig", hint: "Tomt betyder en vecka före.", optional: true))
    \(fields.date("andra_senast", "Sista dag att ändra sin anmälan", hint: "Tomt betyder samma dag. Avanmäla sig går alltid.", optional: true))
    \(fields.date("radera", "Behov och kost raderas den", hint: "Visas i anmälan. Tomt betyder två veckor efter.", optional: true))
    \(fields.date("radera_namn", "Namn och adresser raderas den", hint: "Visas i anmälan. Tomt betyder två år efter. Siffrorna finns kvar.", optional: true))
    \(fields.text("avgift", "Avgift i kronor", hint: "Då frågas efter faktura och referens.", optional: true, inputMode: "numeric", size: .w8))
    \(fields.text("kontakt", "Vem frågar man?"))
    \(fields.text("kontaktmail", "E-postadress för frågor", hint: "Läses av alla. Ta gärna en adress för funktionen.", type: "email"))
    """
  }

  private var afterwards: HTML {
    """
    <h2>Intyg och film</h2>
    \(fields.text("intyg_minuter", "Minuter på intyget", hint: "Tomt betyder inget intyg.", optional: true, inputMode: "numeric", size: .w8))
    \(fields.area("intyg_innehall", "Vad dagen handlade om, för intyget", optional: true, rows: 3))
    \(fields.text("film", "Länk till film efteråt", optional: true, type: "url"))
    """
  }
}
