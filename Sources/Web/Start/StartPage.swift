internal import Access
internal import HTML
internal import Vocabulary

/// What waits for the viewer, the most urgent first.
struct StartPage {
  let viewer: Viewer
  let items: [StartItem]
  /// Where the viewer may go, when nothing waits.
  let ways: [MenuItem]
  let today: CalendarDate

  var page: Page {
    Page("Att göra nu", width: .wide, lead: lead, content: items.isEmpty ? nothing : list)
  }

  private var lead: HTML {
    guard let function = viewer.functions.first else {
      let boards = viewer.boards.map(\.name).joined(separator: " och ")
      if !boards.isEmpty { return "\(today.wordsWithWeekday.capitalizedFirst). Du arbetar vid \(boards)." }
      return "Du har ingen funktion just nu. Be den som bjöd in dig om en, eller hör av dig till länsteamet."
    }
    let others = viewer.functions.count - 1
    let more: HTML =
      others == 0
      ? .empty : " Du har <a href=\"/konto\">\(others == 1 ? "en funktion till" : "\(others) funktioner till")</a>."
    return """
      \(today.wordsWithWeekday.capitalizedFirst). Du arbetar som <a href="/funktioner/\(function.id.text)">\
      \(function.title.lowercasedFirst)</a>, \(function.organisation.name).\(more)
      """
  }

  private var list: HTML { "<ul class=\"tasks\">\(items.html(row))</ul>" }

  private func row(_ item: StartItem) -> HTML {
    """
    <li><div><a href="\(item.path)">\(item.title)</a><p>\(item.detail)</p></div>
    <span class="\(statusClass(item))">\(item.status)</span>
    <span class="due">\(item.dueWords ?? item.due.map(words) ?? "")</span></li>
    """
  }

  private func statusClass(_ item: StartItem) -> String {
    guard let due = item.due else { return "st" }
    return due < today ? "st late" : "st wait"
  }

  private func words(_ due: CalendarDate) -> String {
    switch today.days(until: due) {
    case ..<0: "Skulle ha varit klart den \(due.words)"
    case 0: "Sista dagen är i dag"
    case 1: "Sista dagen är i morgon"
    case 2...14: "\(today.days(until: due)) dagar kvar, till den \(due.wordsWithoutYear)"
    default: "Senast den \(due.words)"
    }
  }

  private func way(_ item: MenuItem) -> HTML {
    "<li><a href=\"\(item.path)\">\(item.title(for: viewer))</a><small>\(item.use)</small></li>"
  }

  private var nothing: HTML {
    """
    <div class="empty"><p>Inget väntar på dig just nu.</p></div>
    \(ways.isEmpty ? .empty : HTML("<h2>Det här kan du göra</h2><ul class=\"rows\">\(ways.html(way))</ul>"))
    """
  }
}
