internal import HTML
internal import Vocabulary
internal import Web

/// The documents of an event, and the form for one more.
struct EventDocumentList {
  let sheet: OrganisedSheet
  let csrf: HTML
  let form: Form
  let problems: Problems

  private var path: String { "\(sheet.edition.organisedPath)/dokument" }

  var section: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <h2>Dokument</h2>\(sheet.documents.isEmpty ? HTML("<p>Inga dokument än.</p>") : HTML("<ul class=\"rows\">\(sheet.documents.html(row))</ul>"))
      <details class="more"\(attribute("open", when: form.has("dokument")))><summary>Lägg till dokument</summary><div>
      <form method="post" action="\(path)" enctype="multipart/form-data" novalidate>\(csrf)
      \(SentDocument.fields(fields))\(fields.box("oppet", "Visa för alla, också för dem som inte är anmälda"))
      <p>\(button("Lägg till dokument", style: "btn second"))</p></form></div></details>
      """
  }

  private func row(_ document: EventDocument) -> HTML {
    """
    <li>\(document.link.map { HTML("<a href=\"\($0)\" rel=\"noreferrer\">\(document.title)</a>") } ?? HTML("<a href=\"\(path)/\(document.id.text)\">\(document.title)</a>"))\
    <small>\(document.isPublic ? "För alla" : "För anmälda")</small>
    <details class="more"><summary>Ta bort<span class="vh"> \(document.title)</span></summary><div>
    <p>Dokumentet raderas och går inte att få tillbaka. De som är anmälda får inget brev om det.</p>
    <form method="post" action="\(path)/\(document.id.text)/ta-bort">\(csrf)\
    <p>\(button("Ja, ta bort \(document.title)", style: "btn danger small"))</p></form></div></details></li>
    """
  }
}
