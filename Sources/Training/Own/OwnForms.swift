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
      "Rapportera en utbildning", width: .form, crumbs: [Link("Min utbildning", "/min-utbildning")], problems: problems,
      content: """
        <p>Skriv det du har gått hos någon annan, eller att webbkursen är klar. Din chef kan se det. Behåll papperen du har fått.</p>
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
      \(fields.select("amne", "Ämne", [.init("", "Något annat")] + Fields.Choice.subjects(subjects), optional: true))
      \(fields.text("titel", "Vad hette utbildningen?", hint: "Behövs inte om den heter som ämnet.", optional: true))
      \(fields.date("dag", "Dag då den var klar"))
      \(fields.text("timmar", "Timmar", hint: "Till exempel 3 eller 1,5. Webbkursen tar omkring 3.", inputMode: "decimal", size: .w8))
      \(fields.text("anordnare", "Vem höll den?", hint: "Behövs inte för webbkursen.", optional: true))
      \(fields.date("giltig", "Gäller till och med", hint: "Om papperet har en sista dag. Skriv som 2029-11-22.", optional: true))
      """
  }
}

/// Where one says in which unit and as what one works.
struct OwnWorkPage {
  let workplace: OwnTraining.Workplace
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Var du arbetar", width: .form, crumbs: [Link("Min utbildning", "/min-utbildning")],
      kind: workplace.organisation.name, problems: problems,
      content: """
        <form method="post" action="/min-utbildning/arbete" novalidate>\(csrf)
        <input type="hidden" name="plats" value="\(workplace.organisation.id.text)">
        \(fields.text("enhet", "Enhet", hint: "Till exempel Mottagningen. Lämna tomt om ni inte är indelade.", optional: true))
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
