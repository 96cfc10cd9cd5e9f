internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The agenda as rows to fill in; a row without a title is left out, and there are always some empty ones.
struct AgendaPage {
  let meeting: Meeting
  let form: Form
  let rows: Int
  /// What another host has saved, to compare with.
  var theirs: [AgendaPoint] = []
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
        \(overtaken)<form method="post" action="\(meeting.path)/dagordning" data-guarded novalidate>\(csrf)\(Fields(form).seen)
        \((0..<rows).html(row))
        <p class="actions">\(button("Spara dagordningen"))</p></form>
        """)
  }

  private var overtaken: HTML {
    guard let sentence = problems.sentence(for: ChangeAgenda.overtaken) else { return .empty }
    return """
      <div class="note warn" id="f-\(ChangeAgenda.overtaken)" tabindex="-1"><strong>\(sentence)</strong>
      \(theirs.isEmpty ? HTML("<p>Den har inga punkter nu.</p>") : HTML("<p>Så är den nu:</p><ol>\(theirs.html(their))</ol>"))
      <p>När du sparar gäller det du har skrivit. Punkter som bara den andra har lagt till kommer sist.</p></div>
      """
  }

  private func their(_ point: AgendaPoint) -> HTML {
    let minutes = point.minutes.map { counted($0, "en minut", "minuter") }
    let rest = [minutes, point.owner, point.note].compactMap(\.self).joined(separator: ", ")
    return "<li>\(point.title)\(rest.isEmpty ? .empty : HTML("<br><small>\(rest)</small>"))</li>"
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
