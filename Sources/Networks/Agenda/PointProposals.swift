internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What members want to take up, what the hosts have said no to, and the form to propose a point.
struct PointProposals {
  let sheet: NetworkSheet
  let names: NetworkNames
  let viewer: Viewer
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  var section: HTML {
    """
    <h2>Förslag till punkter</h2>
    \(sheet.waiting.isEmpty ? HTML("<p>Inget förslag väntar.</p>") : HTML("<ul class=\"rows\">\(sheet.waiting.html(row))</ul>"))
    \(sheet.declined.isEmpty ? .empty : HTML("<h3>Förslag från er som inte togs upp</h3><ul class=\"rows\">\(sheet.declined.html(declined))</ul>"))
    \(propose)
    """
  }

  private func row(_ point: AgendaPoint) -> HTML {
    "<li>\(point.title)<small>\(names.name(point.organisation)). \(point.note ?? "")</small></li>"
  }

  private func declined(_ point: AgendaPoint) -> HTML {
    "<li>\(point.title)<small>Värdarnas svar: \(point.declinedBecause ?? "")</small></li>"
  }

  private var propose: HTML {
    let own = sheet.network.own(viewer)
    guard !own.isEmpty else { return .empty }
    let isTyped = form.has("punkt")
    let fields = Fields(isTyped ? form : Form(), problems: problems)
    let choice: HTML =
      own.count > 1
      ? fields.select("for", "För", own.map { .init($0.text, names.name($0)) })
      : "<input type=\"hidden\" name=\"for\" value=\"\(own[0].text)\">"
    return """
      <details class="more" id="foresla"\(attribute("open", when: isTyped))><summary>Föreslå en punkt</summary><div>
      <form method="post" action="\(sheet.network.path)/punkter" novalidate>\(csrf)\(choice)
      \(fields.text("punkt", "Vad vill ni ta upp?"))
      \(fields.area("punkt-om", "Varför, och vad behöver ni av de andra?", optional: true, rows: 3))
      <p>\(button("Föreslå", style: "btn second"))</p></form></div></details>
      """
  }
}
