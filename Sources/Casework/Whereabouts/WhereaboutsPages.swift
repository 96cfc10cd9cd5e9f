internal import HTML
internal import Vocabulary
internal import Web

/// Asks why somebody has to know, before anything is shown.
struct AskWhereaboutsPage {
  let open: OpenFile
  let subject: CaseSubject
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Var personen finns, ärende \(subject.number)", width: .form, crumbs: open.crumbs(subject),
      kind: open.file.role.swedish,
      lead: "Uppgifterna ligger utanför akten. De visas med ett skäl, som sparas i loggen och granskas.",
      problems: problems,
      content: """
        \(open.banner)<form method="post" action="\(open.path)/plats/visa" novalidate>\(csrf)
        \(Fields(form, problems: problems).text("skal", "Varför behöver du veta det nu?", hint: "Till exempel att boka ett besök."))
        <p class="actions">\(button("Visa"))</p></form>
        """)
  }
}

/// Where the person is, and the form to change it. Only ever the answer to a question with a reason, or the first time.
struct WhereaboutsPage {
  let open: OpenFile
  let subject: CaseSubject
  /// What is kept now; nil the first time.
  let kept: Whereabouts?
  let form: Form
  let csrf: HTML
  var isConflict = false
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Var personen finns, ärende \(subject.number)", width: .form, crumbs: open.crumbs(subject),
      kind: open.file.role.swedish,
      lead: "Skriv det bara här. Det följer inte med i någon akt eller lista, på någon utskrift eller i något brev.",
      problems: problems,
      content: """
        \(open.banner)\(isConflict ? conflict : .empty)\(kept.map(facts))
        <form method="post" action="\(open.path)/plats" novalidate>\(csrf)\(fields.hidden("version"))
        \(Whereabouts.Field.allCases.html { fields.text($0.rawValue, $0.label, optional: true, autocomplete: "off") })
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }

  private var conflict: HTML {
    """
    <div class="conflict"><p>Någon har ändrat medan du skrev. Det som är sparat står här nedanför, och det du skrev står kvar i \
    rutorna.</p></div>
    """
  }

  private func facts(_ kept: Whereabouts) -> HTML {
    "<dl class=\"sum\">\(Whereabouts.Field.allCases.html { fact($0.label, kept.texts[$0]) })</dl>"
  }
}

extension Form {
  init(_ kept: Whereabouts?) {
    self.init(
      fields: [("version", String(kept?.version ?? 0))]
        + Whereabouts.Field.allCases.map { ($0.rawValue, kept?.texts[$0] ?? "") })
  }
}
