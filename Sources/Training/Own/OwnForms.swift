internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Where one reports a course outside, or that the web course is done.
struct ReportOwnPage {
  let subjects: [Subject]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Rapportera en utbildning", width: .form, crumbs: [Learning.link], problems: problems,
      content: """
        <p>Skriv det du har gått hos någon annan, eller att webbkursen är klar. Din chef kan se det. Behåll papperen du har fått.</p>
        <p>Vi behöver veta vad du gick, vilken dag du blev klar, hur lång utbildningen var och vem som höll den. Om webbkursen \
        räcker det med dagen.</p>
        <form method="post" action="/min-utbildning/rapportera" novalidate>\(csrf)
        \(ReportFields(subjects: subjects, form: form, problems: problems).html)
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }
}

/// What was gone through, when, how long and with whom: the same for oneself, for the staff and for a group.
struct ReportFields {
  let subjects: [Subject]
  let form: Form
  let problems: Problems

  var html: HTML {
    let fields = Fields(form, problems: problems)
    return """
      \(fields.select("amne", "Vad handlade utbildningen om?", [.init("", "Inget av ämnena, jag skriver själv")] + Fields.Choice.subjects(subjects)))
      \(fields.text("titel", "Vad hette utbildningen?", hint: "Lämna tomt om den heter som ämnet du har valt. Annars behövs namnet."))
      \(fields.date("dag", "Dag då den var klar"))
      \(fields.text("timmar", "Timmar", hint: "Till exempel 3 eller 1,5. Lämna tomt om det var webbkursen, som tar omkring 3.", inputMode: "decimal", size: .w8))
      \(fields.text("anordnare", "Vem höll den?", hint: "Lämna tomt bara om det var webbkursen."))
      \(fields.date("giltig", "Gäller till och med", hint: "Om papperet har en sista dag. Skriv som 2029-11-22.", optional: true))
      """
  }
}

/// Where one says in which unit and as what one works.
struct OwnWorkPage {
  let workplace: OwnTraining.Workplace
  /// Those that the organisation has already.
  let units: [String]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Var du arbetar", width: .form, crumbs: [Learning.link],
      kind: workplace.organisation.name, problems: problems,
      content: """
        <form method="post" action="/min-utbildning/arbete" novalidate>\(csrf)\(fields.seen)
        <input type="hidden" name="plats" value="\(workplace.organisation.id.text)">
        \(fields.text("enhet", "Enhet", hint: "Till exempel Mottagningen. Lämna tomt om ni inte är indelade.", optional: true, suggestions: units))
        \(fields.select("yrke", "Yrkesgrupp", Fields.Choice.professions))
        \(fields.date("borjade", "Började här", hint: "Då ser din chef om du behöver en introduktion. Skriv som 2026-11-22.", optional: true))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }
}

extension Fields.Choice {
  static var professions: [Fields.Choice] { Profession.allCases.map { Fields.Choice($0.rawValue, $0.swedish) } }
}

extension Form {
  init(_ details: EmployeeDetails) {
    self.init(
      fields: [
        ("enhet", details.unit), ("yrke", details.profession.rawValue), ("borjade", details.beganOn?.text ?? ""),
      ])
  }
}
