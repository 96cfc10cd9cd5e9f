internal import Access
internal import Documents
internal import HTML
internal import Vocabulary
internal import Web

/// What there is to read, and the hosts' form to lay more beside it.
struct DocumentList {
  let sheet: MeetingSheet
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  private var path: String { "\(sheet.meeting.path)/dokument" }

  var section: HTML {
    guard sheet.isHost || !sheet.documents.isEmpty else { return .empty }
    return """
      <h2>Dokument</h2>
      \(sheet.documents.isEmpty ? HTML("<p>Inga dokument än.</p>") : HTML("<ul class=\"rows\">\(sheet.documents.html(row))</ul>"))
      \(sheet.isHost ? add : .empty)
      """
  }

  private func row(_ document: MeetingDocument) -> HTML {
    let (address, kind) =
      document.link.map { ($0, "Länk") } ?? ("\(path)/\(document.id)", document.kind?.swedish ?? "Fil")
    let remove: HTML =
      sheet.isHost
      ? """
      <details class="more"><summary>Ta bort<span class="vh"> \(document.title)</span></summary><div>
      <p>Ingen kan läsa det här längre. Det går inte att ångra.</p>
      <form method="post" action="\(path)/\(document.id.text)/ta-bort">\(csrf)\
      <p>\(button("Ja, ta bort \(document.title)", style: "btn danger"))</p></form></div></details>
      """ : .empty
    return "<li><a href=\"\(address)\" rel=\"noreferrer\">\(document.title)</a><small>\(kind)</small>\(remove)</li>"
  }

  private var add: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <details class="more"\(attribute("open", when: form.has("dokument")))><summary>Lägg till dokument</summary><div>
      <form method="post" action="\(path)" enctype="multipart/form-data" novalidate>\(csrf)
      \(SentDocument.fields(fields))
      <p>\(button("Lägg till", style: "btn second"))</p></form></div></details>
      """
  }
}
