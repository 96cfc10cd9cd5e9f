internal import HTML
internal import Web

/// The form for an area of a set: a new one, or the name of one that is there.
struct SurveyAreaFormPage {
  let set: IndicatorSet
  /// The area that is renamed; nil for a new one.
  let area: SurveyArea?
  let values: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(values, problems: problems)
    return Page(
      area.map { "Byt namn på \($0.name)" } ?? "Lägg till ett område", width: .form,
      crumbs: [Link("Indikatorer", SurveyPaths.sets), Link(set.title, SurveyPaths.set(set.id))],
      kind: area.map { "Område \($0.code)" }, problems: problems,
      content: """
        <form method="post" action="\(SurveyPaths.set(set.id))/omraden/\(area?.code ?? "nytt")" novalidate>\(csrf)
        \(area == nil ? fields.text("kod", "Kod", hint: "Till exempel LED. Samma kod i en senare version betyder samma område.", size: .w12) : .empty)
        \(fields.text("namn", "Namn"))
        \(fields.text("engelska", "Engelskt namn", hint: "För den som jämför med andra länder.", optional: true))
        <p class="actions">\(button(area == nil ? "Lägg till" : "Spara"))</p></form>
        """)
  }
}
