internal import Access
internal import HTML
internal import Vocabulary

/// What waits for the viewer, the most urgent first.
struct StartPage {
  let viewer: Viewer
  let items: [StartItem]
  let today: CalendarDate

  var page: Page {
    Page("Att göra nu", width: .wide, lead: lead, content: items.isEmpty ? nothing : list)
  }

  private var lead: HTML {
    guard let function = viewer.functions.first else {
      return "Du har ingen funktion just nu. Den som bjöd in dig kan ge dig en, eller hör av dig till länsteamet."
    }
    return
      "\(today.wordsWithWeekday.capitalizedFirst). Du arbetar som \(function.title.lowercasedFirst), \(function.organisation.name)."
  }

  private var list: HTML { "<ul class=\"tasks\">\(items.html(row))</ul>" }

  private func row(_ item: StartItem) -> HTML {
    """
    <li><div><a href="\(item.path)">\(item.title)</a><p>\(item.detail)</p></div>
    <span class="\(statusClass(item))">\(item.status)</span>
    <span class="due">\(item.due.map(dueWords) ?? "")</span></li>
    """
  }

  private func statusClass(_ item: StartItem) -> String {
    guard let due = item.due else { return "st" }
    return due < today ? "st late" : "st wait"
  }

  private func dueWords(_ due: CalendarDate) -> String {
    switch today.days(until: due) {
    case ..<0: "Skulle varit klart \(due.words)"
    case 0: "Sista dagen är i dag"
    case 1: "Sista dagen är i morgon"
    case 2...14: "\(today.days(until: due)) dagar kvar, till \(due.wordsWithoutYear)"
    default: "Senast \(due.words)"
    }
  }

  private var nothing: HTML {
    """
    <div class="empty"><p>Inget väntar på dig just nu.</p>
    <p>Via menyn når du kommunerna, kartläggningarna och deras resultat.</p></div>
    """
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
