package import Vocabulary

/// What part of the calendar a subscription has. Sv: kalenderns omfång.
package enum CalendarScope: Sendable, Equatable {
  /// What the person takes part in and has to do.
  case own
  case network(String)
  case county(CountyCode)
  case municipality(MunicipalityCode)

  /// As it is stored and stands in a form, such as "lan:24".
  package var text: String {
    switch self {
    case .own: "mina"
    case .network(let id): "natverk:\(id)"
    case .county(let code): "lan:\(code.text)"
    case .municipality(let code): "kommun:\(code.text)"
    }
  }

  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("mina", 1): self = .own
    case ("natverk", 2): self = .network(parts[1])
    case ("lan", 2):
      guard let code = CountyCode(parts[1]) else { return nil }
      self = .county(code)
    case ("kommun", 2):
      guard let code = MunicipalityCode(parts[1]), Sweden.current.municipality(code) != nil else { return nil }
      self = .municipality(code)
    default: return nil
    }
  }

  package func holds(_ entry: CalendarEntry) -> Bool {
    switch self {
    case .own: entry.isOwn
    case .network(let id): entry.network == id
    case .county(let code): entry.isFor(code)
    case .municipality(let code): entry.isFor(code)
    }
  }
}
