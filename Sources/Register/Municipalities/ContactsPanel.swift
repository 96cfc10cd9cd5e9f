internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// Who does what in the municipality, on its page. A function that nobody holds is shown with how long.
struct ContactsPanel: Panel {
  let order = 10

  func panel(on municipality: Municipality, for visit: Visit) async throws -> HTML? {
    let entries = try await visit.site.identity.read { [today = visit.today] tx in
      try tx.directory(of: municipality.code, on: today)
    }
    return """
      <section class="panel" aria-labelledby="kontakter"><h2 id="kontakter">Kontakter</h2>
      \(entries.isEmpty ? nothing : HTML("<dl class=\"sum\">\(entries.html { row($0, visit.today) })</dl>"))
      \(organisation(entries))</section>
      """
  }

  private func row(_ entry: DirectoryEntry, _ today: CalendarDate) -> HTML {
    let function = Link(entry.function.title, "/funktioner/\(entry.function.id.text)").html
    guard let holder = entry.holder else { return fact(function, emptyMark(entry, on: today)) }
    return """
      <div><dt>\(function)</dt><dd><a href="/personer/\(holder.person.text)">\(holder.shownName)</a>, sedan \
      \(holder.since.monthName) \(holder.since.year)\(entry.mail.map { HTML("<br>\(mailLink($0))") })</dd></div>
      """
  }

  private var nothing: HTML { "<p>Kommunen har inga funktioner i registret än.</p>" }

  private func organisation(_ entries: [DirectoryEntry]) -> HTML {
    guard let id = entries.first?.function.organisation else { return .empty }
    return "<p><a href=\"/organisationer/\(id.text)\">Kommunen i registret</a></p>"
  }
}
