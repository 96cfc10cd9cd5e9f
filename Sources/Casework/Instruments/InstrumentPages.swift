internal import HTML
internal import Instruments
internal import Vocabulary
internal import Web

/// The board's forms, and what there is to know of the methods. Managers add and retire.
struct InstrumentsPage {
  let desk: Desk
  let instruments: [BoardInstrument]
  let csrf: HTML

  private var isManager: Bool { desk.staff.role == .manager }
  private var path: String { "\(desk.path)/metoder" }

  var page: Page {
    Page(
      "Metoder och formulär", width: .wide, kind: desk.name,
      lead: "En metod är ett stöd. Den bedömer inte åt dig, och ett lågt tal är inget skäl att vänta.",
      actions: isManager
        ? """
        <a class="btn second small" href="\(path)/las-in">Läs in ett formulär</a>\
        <a class="btn second small" href="\(path)/skriv">Skriv ett formulär</a>
        """ : .empty,
      content: """
        <h2>Nämndens formulär</h2>\(instruments.isEmpty ? empty : own)\(isManager ? shipped : .empty)
        <h2>Metoder</h2>\(methods)
        """)
  }

  private var empty: HTML {
    """
    <div class="empty"><p>Nämnden har inga formulär än. En chef lägger till dem.</p></div>
    """
  }

  private var own: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="formular" tabindex="0"><table class="data">
    <caption id="formular">\(counted(instruments.count, "Ett formulär", "formulär"))</caption>
    <thead><tr><th scope="col">Formulär</th><th scope="col">Version</th><th scope="col">Läge</th>\
    <th scope="col">Rätt från</th></tr></thead><tbody>\(instruments.html { instrument in
      """
      <tr><th scope="row"><a href="\(path)/\(instrument.id.text)">\(instrument.title)</a></th><td>\(instrument.version)</td>\
      <td>\(instrument.state.swedish)</td><td>\(instrument.licence.givenBy)</td></tr>
      """
    })</tbody></table></div>
    """
  }

  /// What comes with the program and is not among the board's yet.
  private var shipped: HTML {
    let missing = ShippedForm.all.filter { own in !instruments.contains { $0.title == own.title } }
    guard !missing.isEmpty else { return .empty }
    return """
      <section class="panel" aria-labelledby="medfoljer"><h2 id="medfoljer">Samfrids egna formulär</h2>
      <p>De har egna frågor och är inte prövade i någon studie. Läs dem innan de tas i bruk.</p>
      <ul class="rows">\(missing.html { form in
        """
        <li><form class="line" method="post" action="\(path)/medfoljande">\(csrf)<span>\(form.title)</span>
        <button class="btn second small" name="namn" value="\(form.name)">Lägg till<span class="vh"> \(form.title)</span></button></form></li>
        """
      })</ul></section>
      """
  }

  private var methods: HTML {
    """
    <p>Frågorna, poängen och nivåerna hör till dem som äger metoderna och följer inte med Samfrid. Läs in ert eget exemplar.</p>
    <div class="scroll" role="region" aria-labelledby="jamfor" tabindex="0"><table class="data">
    <caption id="jamfor">Så skiljer de sig</caption><thead><tr><th scope="col">Metod</th><th scope="col">Frågan den svarar på</th>\
    <th scope="col">Vem som berättar</th><th scope="col">Poäng</th><th scope="col">Passar inte</th></tr></thead>
    <tbody>\(Method.all.html { method in
      """
      <tr><th scope="row"><a href="\(path)/om/\(method.id)">\(method.name)</a></th><td>\(method.question)</td>\
      <td>\(method.informant)</td><td>\(method.scoring)</td><td>\(method.unsuitable)</td></tr>
      """
    })</tbody></table></div>
    """
  }
}

/// What is known of one method.
struct MethodPage {
  let desk: Desk
  let method: Method

  var page: Page {
    Page(
      method.name, crumbs: [Link("Metoder och formulär", "\(desk.path)/metoder")], kind: "Metod",
      lead: "\(method.question)",
      actions: desk.staff.role == .manager
        ? """
        <a class="btn second small" href="\(desk.path)/metoder/las-in">Läs in ert exemplar</a>\
        <a class="btn second small" href="\(desk.path)/metoder/skriv?mall=\(method.id)">Skriv in det från en tom mall</a>
        """ : .empty,
      content: """
        <dl class="sum">\(method.aspects.html { "<div><dt>\($0.label)</dt><dd>\($0.words)</dd></div>" })</dl>
        """)
  }
}

/// One form: how it is filled in, who gave the right to it, and what of it cannot be had.
struct InstrumentPage {
  let desk: Desk
  let instrument: BoardInstrument
  let questionnaire: Questionnaire
  /// As it opens.
  let empty: FilledForm
  let csrf: HTML

  private var isManager: Bool { desk.staff.role == .manager }
  private var path: String { "\(desk.path)/metoder/\(instrument.id)" }

  var page: Page {
    Page(
      instrument.name, width: .form, crumbs: [Link("Metoder och formulär", "\(desk.path)/metoder")],
      kind: "Formulär. \(instrument.state.swedish)",
      content: """
        <dl class="sum"><div><dt>Rätt från</dt><dd>\(instrument.licence.givenBy)</dd></div>\
        <div><dt>Villkor</dt><dd>\(instrument.licence.terms)</dd></div>\
        \(questionnaire.copyright.map { HTML("<div><dt>Upphovsrätt</dt><dd>\($0)</dd></div>") })</dl>
        \(questionnaire.description.map { paragraphs($0) })\(refusals)\(isManager ? moves : .empty)
        <h2>Så ser det ut</h2><div class="panel">\(FormRows(filled: empty).preview)</div>
        """)
  }

  private var refusals: HTML {
    guard !questionnaire.refusals.isEmpty else { return .empty }
    return """
      <section class="note warn" aria-labelledby="brister"><h2 id="brister">Det här går inte att använda</h2>
      <ul>\(questionnaire.refusals.html { "<li>\($0.sentence)</li>" })</ul></section>
      """
  }

  private var moves: HTML {
    func words(_ state: Instrument.State) -> String {
      if state == .active { return "Ta i bruk" }
      return instrument.state == .draft ? "Ta bort utkastet" : "Ta ur bruk"
    }
    let sentence =
      switch instrument.state {
      case .draft:
        "Ingen kan fylla i formuläret förrän det är i bruk. Tar du en ny version i bruk går den gamla ur bruk."
      case .active: "När det går ur bruk kan ifyllda formulär läsas, men inga nya börjas."
      case .retired: "Formuläret är ur bruk. Vill ni använda det igen, lägg till en ny version."
      }
    let buttons = instrument.state.next.html { state in
      button(words(state), name: "till", value: state.rawValue, style: "btn second")
    }
    return """
      <form method="post" action="\(path)">\(csrf)<p class="hint">\(sentence)</p><p class="actions">\(buttons)
      \(WrittenForm(questionnaire) == nil
        ? HTML.empty : "<a class=\"btn quiet\" href=\"\(desk.path)/metoder/skriv?fran=\(instrument.id.text)\">Skriv en ny version</a>")</p></form>
      """
  }
}

/// Where a FHIR file is read in, with who gave the right to it.
struct ImportInstrumentPage {
  let desk: Desk
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Läs in ett formulär", width: .form, crumbs: [Link("Metoder och formulär", "\(desk.path)/metoder")],
      kind: desk.name,
      lead: "Formuläret läses in som utkast. Du ser hur det blir innan någon kan fylla i det.", problems: problems,
      content: """
        <form method="post" action="\(desk.path)/metoder/las-in" enctype="multipart/form-data" novalidate>\(csrf)
        \(fields.file("fil", "Fil med formuläret", hint: "FHIR Questionnaire (R4 eller R5), som JSON.", accept: ".json"))
        \(LicenceFields(fields: fields).html)<p class="actions">\(button("Läs in"))</p></form>
        """)
  }
}

/// Where a simple form is written by hand.
struct WriteInstrumentPage {
  let desk: Desk
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Skriv ett formulär", width: .form, crumbs: [Link("Metoder och formulär", "\(desk.path)/metoder")],
      kind: desk.name,
      lead: "Det sparas som utkast. Du ser hur det blir innan någon kan fylla i det.", problems: problems,
      content: """
        <form method="post" action="\(desk.path)/metoder/skriv" novalidate>\(csrf)
        \(fields.text("titel", "Namn"))\(fields.text("version", "Version", hint: "Till exempel 1, eller utgåvans år.", size: .w12))
        \(fields.area("fragor", "Frågor", hint: "En fråga på varje rad, och svaren under frågan.", rows: 18))\(help)
        \(LicenceFields(fields: fields).html)<p class="actions">\(button("Spara som utkast"))</p></form>
        """)
  }

  private var help: HTML {
    """
    <details class="more"><summary>Så skriver du</summary><dl class="terms">
    <dt># Rubrik</dt><dd>Frågorna under den hör ihop.</dd>
    <dt>&gt; Text</dt><dd>Hjälp till den som fyller i.</dd>
    <dt>- Ja</dt><dd>Ett svar att välja. Med poäng: - Ofta (2). Då räknas summan ut.</dd>
    <dt>+ Hot</dt><dd>Ett av flera svar som kan väljas.</dd>
    <dt>- [tal], - [datum], - [rad], - [bilaga]</dt><dd>Svaret är ett tal, ett datum, en rad eller en fil. En fråga utan svar under sig får en text.</dd>
    <dt>Fråga? *</dt><dd>Måste besvaras.</dd></dl></details>
    """
  }
}

private struct LicenceFields {
  let fields: Fields

  var html: HTML {
    """
    \(fields.text("ratt", "Vem har gett er rätt att använda det?", hint: "Till exempel Socialstyrelsen, eller er egen förvaltning."))
    \(fields.area("villkor", "På vilka villkor?", hint: "Till exempel avtalets nummer, eller att ni själva har skrivit frågorna.", rows: 2))
    """
  }
}
