internal import HTML
internal import Vocabulary
internal import Web

/// The organisers' own questions, and the form for one more.
struct EventQuestionList {
  let sheet: OrganisedSheet
  let csrf: HTML
  let form: Form
  let problems: Problems
  let now: Moment

  private var path: String { "\(sheet.edition.organisedPath)/fragor" }

  var section: HTML {
    let list: HTML =
      sheet.questions.isEmpty
      ? "<p>Anmälan frågar efter namn, adress, arbetsplats, kommun, yrke och behov.\(isOver ? "" : " Ni kan fråga om mer.")</p>"
      : "<ul class=\"rows\">\(sheet.questions.html(row))</ul>"
    return "<h2>Egna frågor i anmälan</h2>\(list)\(add)"
  }

  private var isOver: Bool { sheet.edition.isOver(at: now) }

  /// When it is over nobody is left to answer.
  private var add: HTML {
    if isOver { return .empty }
    let fields = Fields(form, problems: problems)
    return """
      <details class="more"\(attribute("open", when: form.has("fraga")))><summary>Lägg till fråga</summary><div>
      <form method="post" action="\(path)" novalidate>\(csrf)
      \(fields.text("fraga", "Fråga", hint: "Fråga aldrig om egen utsatthet, hälsa eller personnummer."))
      \(fields.area("svarsval", "Svar att välja mellan", hint: "Ett på varje rad. Tomt betyder att man skriver fritt.", optional: true))
      \(fields.box("kravs", "Måste besvaras"))
      <p>\(button("Lägg till fråga", style: "btn second"))</p></form></div></details>
      """
  }

  private func row(_ question: EventQuestion) -> HTML {
    """
    <li>\(question.text)<small>\(question.choices.isEmpty ? "Fritt svar" : question.choices.joined(separator: ", "))\
    \(question.isRequired ? ". Måste besvaras" : "")</small>
    <details class="more"><summary>Ta bort<span class="vh"> \(question.text)</span></summary><div>
    <p>Svaren som har kommit in raderas också, och går inte att få tillbaka.</p>
    <form method="post" action="\(path)/\(question.id.text)/ta-bort">\(csrf)\
    <p>\(button("Ja, ta bort \(question.text)", style: "btn danger small"))</p></form></div></details></li>
    """
  }
}
