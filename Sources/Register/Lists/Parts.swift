internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

func mailLink(_ mail: String?) -> HTML {
  guard let mail else { return .empty }
  return "<a href=\"mailto:\(mail)\">\(mail)</a>"
}

func phoneLink(_ phone: String?) -> HTML {
  guard let phone else { return .empty }
  let dialled = String(phone.unicodeScalars.filter { ("0"..."9").contains($0) || $0 == "+" }.map(Character.init))
  return "<a href=\"tel:\(dialled)\">\(phone)</a>"
}

extension Transaction {
  /// The names of everybody that events refer to. Ask the identity database.
  func names(of events: [Event]) throws -> Names { try names(in: events.signatures) }
}

/// What has happened, newest first.
func history(_ events: [Event], _ names: Names) -> HTML {
  guard !events.isEmpty else { return .empty }
  return "<h2>Historik</h2>\(historyList(events, names))"
}

/// "i 84 dagar", "i 1 dag", "sedan i dag".
func daysInWords(_ days: Int) -> String {
  switch days {
  case ..<1: "sedan i dag"
  case 1: "i 1 dag"
  default: "i \(SwedishNumber.text(days)) dagar"
  }
}

/// The word and shape for a function that nobody holds.
func emptyMark(_ entry: DirectoryEntry, on day: CalendarDate) -> HTML {
  "<span class=\"st late\">Tom \(daysInWords(entry.emptyDays(on: day)))</span>"
}
