internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What can be learnt, and which titles count as it.
struct SubjectListPage {
  let subjects: [Subject]
  let viewer: Viewer

  var page: Page {
    Page(
      "Ämnen", width: .wide,
      actions: viewer.isInCountyTeam
        ? "<a class=\"btn second\" href=\"/utbildningsamnen/nytt\">Lägg till ett ämne</a>" : .empty,
      content: """
        \(TrainingTabs.html(on: .subjects, for: viewer))
        <p>Ett ämne samlar kurser som lär ut samma sak, fast de heter olika. Planen säger vilka ämnen en roll behöver.</p>
        <div class="scroll" role="region" aria-labelledby="amnen" tabindex="0"><table class="data">
        <caption class="vh" id="amnen">Ämnen</caption>
        <thead><tr><th scope="col">Ämne</th><th scope="col">Nivå</th><th scope="col">Räknas också</th><th scope="col">Gäller</th></tr></thead>
        <tbody>\(subjects.html(row))</tbody></table></div>
        """)
  }

  private func row(_ subject: Subject) -> HTML {
    let name: HTML =
      subject.isWritable(by: viewer) ? Link(subject.name, "/utbildningsamnen/\(subject.id)").html : "\(subject.name)"
    return """
      <tr><th scope="row">\(name)\(subject.isRetired ? HTML(" <small>används inte</small>") : .empty)</th><td>\(subject.level.swedish)</td>\
      <td>\(subject.titles.joined(separator: ", "))</td><td>\(monthsInWords(subject.validMonths))</td></tr>
      """
  }
}

/// "3 år", "18 månader", "alltid".
func monthsInWords(_ months: Int?) -> String {
  guard let months else { return "alltid" }
  return months.isMultiple(of: 12) ? "\(months / 12) år" : counted(months, "en månad", "månader")
}

/// The form for a subject: a new one, or one of one's own.
struct SubjectFormPage {
  /// Nil for a new one.
  let subject: Subject?
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      subject.map { "Ändra \($0.name)" } ?? "Lägg till ett ämne", width: .form,
      crumbs: [Link("Ämnen", "/utbildningsamnen")], problems: problems,
      content: """
        <form method="post" action="\(subject.map { "/utbildningsamnen/\($0.id)" } ?? "/utbildningsamnen/nytt")" novalidate>\(csrf)\(fields.seen)
        \(fields.text("namn", "Ämne"))
        \(fields.radios("niva", "Nivå", Subject.Level.allCases.map { .init($0.rawValue, $0.swedish, hint: $0.hint) }))
        \(fields.area("titlar", "Kurser som räknas, fast de heter något annat", hint: "En titel på varje rad.", optional: true))
        \(fields.text("manader", "Gäller i månader", hint: "Till exempel 36. Tomt betyder alltid.", optional: true, inputMode: "numeric", size: .w4))
        \(subject == nil ? .empty : fields.box("ur-bruk", "Ta ämnet ur bruk", hint: "Planer som nämner det ändras inte."))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }
}

extension Form {
  init(_ subject: Subject) {
    self.init(
      fields: [
        ("namn", subject.name), ("niva", subject.level.rawValue), ("titlar", subject.titles.joined(separator: "\n")),
        ("manader", subject.validMonths.map(String.init) ?? ""), ("ur-bruk", subject.isRetired ? "ja" : ""),
      ])
  }
}
