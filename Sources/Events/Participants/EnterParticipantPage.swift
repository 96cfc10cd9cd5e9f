internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form in which those who held an event write in who was there: with a name as long as names are kept, or in figures.
struct EnterParticipantPage {
  let edition: Edition
  let form: Form
  /// What is written in already without names.
  let entered: [EnteredFigure]
  let csrf: HTML
  let today: CalendarDate
  var problems = Problems()

  private var keepsNames: Bool { edition.keepsNames(on: today) }
  var isFigures: Bool { form.isTicked("siffror") || !keepsNames }

  var page: Page {
    Page(
      isFigures ? "Skriv in hur många som var med" : "Skriv in någon som var med", width: .form,
      crumbs: organisedCrumbs + [
        Link(edition.title, edition.organisedPath), Link("Deltagare", "\(edition.organisedPath)/deltagare"),
      ], lead: lead, problems: problems,
      content: """
        <form method="post" action="\(edition.organisedPath)/anmal" novalidate>\(csrf)
        \(isFigures ? figures : person)
        <p class="actions">\(button("Skriv in"))</p></form>\(isFigures ? enteredList : .empty)\(other)
        """)
  }

  private var lead: HTML {
    if !isFigures { return "Inget brev går nu. Namn och adress raderas den \(edition.namesErasedOn.words)." }
    return keepsNames
      ? "Inga namn sparas, bara hur många de var."
      : "Namn fick sparas till den \(edition.namesErasedOn.words). Skriv därför bara hur många de var."
  }

  private var fields: Fields { Fields(form, problems: problems) }

  private var values: RegistrationFields {
    RegistrationFields(
      offer: RegistrationOffer(edition: edition, sessions: [], questions: []), room: nil, fields: fields,
      isForAnother: true)
  }

  private var person: HTML {
    """
    \(fields.text("namn", "Namn"))\(fields.text("mail", "E-postadress", hint: "Dit går intyget, om ni skickar ett.", type: "email"))
    \(values.place)\(values.profession("Yrke"))\(values.ways("Hur var personen med?"))
    """
  }

  private var figures: HTML {
    """
    \(fields.hidden("siffror"))\(fields.seen)\(values.town)\(values.profession("Yrke"))\(values.ways("Hur var de med?"))
    \(fields.text("antal", "Hur många var med?", hint: "De som anmälde sig här räknas redan. Ett nytt antal för samma val ersätter det förra.", inputMode: "numeric", size: .w8))
    """
  }

  private var enteredList: HTML {
    guard !entered.isEmpty else { return .empty }
    return """
      <h2>Det som redan är inskrivet</h2>
      <div class="scroll" role="region" aria-label="Det som redan är inskrivet" tabindex="0"><table class="data"><thead><tr>\
      <th scope="col">Kommun</th><th scope="col">Yrke</th><th scope="col">Hur</th><th scope="col" class="num">Var med</th></tr></thead>
      <tbody>\(entered.html(row))</tbody></table></div>
      """
  }

  private func row(_ figure: EnteredFigure) -> HTML {
    """
    <tr><th scope="row">\(figure.town)</th><td>\(figure.profession.swedish)</td><td>\(figure.way.swedish)</td>\
    <td class="num">\(figure.number)</td></tr>
    """
  }

  private var other: HTML {
    let path = "\(edition.organisedPath)/anmal"
    if !isFigures { return "<p><a href=\"\(path)?siffror=ja\">Skriv bara in hur många de var</a></p>" }
    let names: HTML = keepsNames ? "<p><a href=\"\(path)\">Skriv in någon med namn</a></p>" : .empty
    return "\(names)<p><a href=\"\(edition.organisedPath)/utfall\">Utfall och utvärdering</a></p>"
  }
}
