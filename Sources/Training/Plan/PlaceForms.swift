internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Where the manager says what one or many of the staff have gone through.
struct ReportStaffPage {
  let sheet: PlaceSheet
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    let staff = sheet.colleagues.enumerated().map {
      Fields.Choice($1.key, $1.name, hint: $1.unit.isEmpty ? nil : $1.unit)
    }
    return Page(
      "Rapportera för personalen", width: .form,
      crumbs: [Link("Kompetensplan", "/utbildning"), Link(sheet.place.organisation.name, sheet.place.path)],
      problems: problems,
      content: """
        <form method="post" action="\(sheet.place.path)/rapportera" novalidate>\(csrf)
        \(ReportFields(subjects: sheet.subjects, form: form, problems: problems).html)
        \(staff.isEmpty ? .empty : fields.boxes("vilka", "Vilka gick den?", staff))
        \(fields.area("namn", "Fler, utan konto", hint: "En person på varje rad: namn, eller namn och e-post med komma mellan.", optional: true))
        \(fields.select("yrke", "Yrkesgrupp för dem du skriver", Fields.Choice.professions))
        \(fields.box("intyg", "Vi höll utbildningen eller webbkursen själva och ger intyg", hint: "Kryssa bara i om ni såg att de gick den. Den som saknar konto men har en e-postadress här får intyget i ett brev. Den som höll en kurs utanför ger sitt eget intyg."))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }
}

/// Where the manager adds one of the staff who has no account.
struct AddEmployeePage {
  let place: TrainingPlace
  /// Those that it has already.
  let units: [String]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Lägg till en anställd", width: .form,
      crumbs: [Link("Kompetensplan", "/utbildning"), Link(place.organisation.name, place.path)],
      problems: problems,
      content: """
        <p>Den som har ett konto och en funktion hos er finns redan i listan.</p>
        <form method="post" action="\(place.path)/personal" novalidate>\(csrf)
        \(fields.text("namn", "Namn", autocomplete: "off"))
        \(fields.text("epost", "E-post", hint: "Då hittar personen sina intyg, om hen får ett konto med samma namn och adress.", optional: true, type: "email", autocomplete: "off"))
        \(fields.text("enhet", "Enhet", optional: true, suggestions: units))
        \(fields.select("yrke", "Yrkesgrupp", Fields.Choice.professions))
        \(fields.date("borjade", "Började", optional: true))
        <p class="actions">\(button("Lägg till"))</p></form>
        """)
  }
}

extension Colleague {
  /// What names one in an address; of whom nobody has listed it is what was last told of them.
  var address: String { person?.text ?? employee?.text ?? achievements.first?.id.text ?? "" }

  /// Also by what was told of them, since a page may have been opened before somebody else listed them.
  func isAt(_ address: String) -> Bool {
    address == self.address || achievements.contains { $0.id.text == address }
  }

  /// What names one in a form: the person, the plan's own row, or what they were reported as.
  var key: String {
    person.map { "p:\($0)" } ?? employee.map { "a:\($0)" } ?? "n:\(mail?.lowercased() ?? name.alike)"
  }

  func learner(in organisation: Organisation) -> Learner {
    Learner(
      person: person, name: name, mail: mail, organisationName: organisation.name, organisation: organisation.id,
      municipality: organisation.municipality, profession: profession)
  }
}
