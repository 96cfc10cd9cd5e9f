internal import HTML
internal import Vocabulary
internal import Web

/// The form for a part of the programme: a new one, or one that is there.
struct SessionFormPage {
  let edition: Edition
  /// Nil for a new one.
  let session: ProgrammeSession?
  /// How many get a letter when it is taken away.
  let told: Int
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var path: String { "\(edition.organisedPath)/program/\(session?.id.text ?? "ny")" }

  var page: Page {
    let fields = Fields(form, problems: problems)
    let day = edition.day == edition.lastDay ? HTML.empty : fields.date("pass_dag", "Dag")
    return Page(
      session.map { "Ändra \($0.title)" } ?? "Lägg till programpunkt", width: .form,
      crumbs: organisedCrumbs + [Link(edition.title, edition.organisedPath)],
      problems: problems,
      content: """
        \(notice)<form method="post" action="\(path)" novalidate>\(csrf)\(fields.seen)
        \(fields.text("pass_rubrik", "Vad?"))\(day)
        \(fields.text("pass_borjar", "Börjar", hint: "Skriv som 10.15.", inputMode: "numeric", size: .w8))
        \(fields.text("pass_slutar", "Slutar", inputMode: "numeric", size: .w8))
        \(fields.text("medverkande", "Medverkande", hint: "Läses av alla. Skriv bara den som har sagt ja till det.", optional: true))
        \(fields.area("pass_om", "Om punkten", optional: true))
        \(fields.text("sal", "Sal", optional: true, size: .w20))
        \(edition.forms == .both ? fields.select("pass_form", "Var ges den?", Edition.Forms.allCases.map { .init($0.rawValue, $0.swedish) }) : .empty)
        \(fields.box("valjs", "Man väljer punkten i anmälan", hint: "För parallella pass. Det som är för alla lämnas tomt."))
        \(fields.text("pass_platser", "Platser", hint: "Tomt betyder att alla får plats.", optional: true, inputMode: "numeric", size: .w8))
        <p class="actions">\(button("Spara"))</p></form>\(remove)
        """)
  }

  /// Whoever saves is told who will hear of it.
  private var notice: HTML {
    guard let session, edition.state == .open else { return .empty }
    return """
      <div class="note">Ändrar du tid eller sal, eller tar bort punkten, får \
      \(session.isChosen ? "de som har valt den" : "de som är anmälda") ett brev.</div>
      """
  }

  private var remove: HTML {
    guard let session else { return .empty }
    let letters = told == 0 ? "Ingen får något brev." : "\(counted(told, "En anmäld får", "anmälda får")) ett brev."
    return """
      <details class="more"><summary>Ta bort<span class="vh"> \(session.title)</span></summary><div>
      <p>\(letters) Det går inte att ångra.</p>
      <form method="post" action="\(path)/ta-bort">\(csrf)\
      <p>\(button("Ja, ta bort \(session.title)", style: "btn danger"))</p></form></div></details>
      """
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ session: ProgrammeSession) {
    let (start, end) = (SwedishTime(session.starts), SwedishTime(session.ends))
    self.init(fields: [
      ("pass_rubrik", session.title), ("pass_dag", start.date.text), ("pass_borjar", start.clockTime.text),
      ("pass_slutar", end.clockTime.text), ("medverkande", session.contributors ?? ""),
      ("pass_om", session.about ?? ""), ("sal", session.place ?? ""), ("pass_form", session.forms.rawValue),
      ("valjs", session.isChosen ? "ja" : ""), ("pass_platser", session.places.map(String.init) ?? ""),
    ])
  }
}
