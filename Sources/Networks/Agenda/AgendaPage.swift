internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The agenda as rows to fill in; a row without a title is left out, and there are always some empty ones.
struct AgendaPage {
  let meeting: Meeting
  let form: Form
  let rows: Int
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Dagordning", width: .form,
      crumbs: meeting.crumbs,
      lead:
        "Träffen börjar \(SwedishTime(meeting.starts).clock). Tiderna räknas ut av minuterna. Töm en rubrik för att ta bort punkten.",
      problems: problems,
      content: """
        <form method="post" action="\(meeting.path)/dagordning" novalidate>\(csrf)
        \((0..<rows).html(row))
        <p class="actions">\(button("Spara dagordningen"))</p></form>
        """)
  }

  private func row(_ row: Int) -> HTML {
    let fields = Fields(form, problems: problems)
    return """
      <fieldset class="field"><legend>Punkt \(row + 1)</legend>\(fields.hidden("id-\(row)"))
      \(fields.text("titel-\(row)", "Rubrik"))
      \(fields.text("minuter-\(row)", "Minuter", optional: true, inputMode: "numeric", size: .w4))
      \(fields.text("vem-\(row)", "Vem", optional: true, size: .w20))
      \(fields.text("om-\(row)", "Anteckning", optional: true))</fieldset>
      """
  }
}

extension Form {
  /// The stored agenda, as the form has it.
  init(_ points: [AgendaPoint]) {
    self.init(
      fields: points.enumerated().flatMap { row, point in
        [
          ("id-\(row)", point.id.text), ("titel-\(row)", point.title),
          ("minuter-\(row)", point.minutes.map(String.init) ?? ""), ("vem-\(row)", point.owner ?? ""),
          ("om-\(row)", point.note ?? ""),
        ]
      })
  }
}
