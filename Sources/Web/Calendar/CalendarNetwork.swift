internal import Vocabulary

/// A network that somebody may have a calendar of, also while nothing is coming in it. Sv: nätverk i kalendern.
package struct CalendarNetwork: Sendable {
  /// As the network of an entry is written.
  package let id: String
  package let name: String
  /// Whether the viewer sees into it and it goes on, so that there may be something to fetch.
  package let isOffered: Bool

  package init(id: String, name: String, isOffered: Bool) {
    self.id = id
    self.name = name
    self.isOffered = isOffered
  }
}

extension [CalendarNetwork] {
  /// What a calendar is called, on its page and in calendar programs; a network bears its name only for whoever may read it.
  func name(of scope: CalendarScope) -> String {
    switch scope {
    case .own: "Mitt"
    case .network(let id): first { $0.id == id }?.name ?? "Ett nätverk"
    case .county(let code): Sweden.current.county(code).name
    case .municipality(let code): Sweden.current.municipality(code)?.longName ?? code.text
    }
  }
}
