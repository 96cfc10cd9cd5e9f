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
  /// Nil for whoever may not read the name.
  func name(of id: String) -> String? { first { $0.id == id }?.name }
}
