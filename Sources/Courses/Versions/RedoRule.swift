package import Vocabulary

/// Who goes through a course again when a version is new. Sv: vem behöver göra om.
package enum RedoRule: Sendable, Equatable {
  case nobody, everybody
  /// Those who were done before the day.
  case before(CalendarDate)

  package enum Kind: String, Sendable, Codable, CaseIterable {
    case nobody, before, everybody

    package var swedish: String {
      switch self {
      case .nobody: "Ingen"
      case .before: "De som blev klara före ett visst datum"
      case .everybody: "Alla"
      }
    }
  }

  init?(_ kind: Kind, day: CalendarDate?) {
    switch (kind, day) {
    case (.nobody, _): self = .nobody
    case (.everybody, _): self = .everybody
    case (.before, let day?): self = .before(day)
    case (.before, nil): return nil
    }
  }

  var kind: Kind {
    switch self {
    case .nobody: .nobody
    case .everybody: .everybody
    case .before: .before
    }
  }

  var day: CalendarDate? { if case .before(let day) = self { day } else { nil } }

  /// Whether somebody who was done on the day goes through it again.
  func concerns(doneOn day: CalendarDate) -> Bool {
    switch self {
    case .nobody: false
    case .everybody: true
    case .before(let limit): day < limit
    }
  }

  /// Of those who have been done by today: the day before which the ones were that go through it again. Nil for none.
  func limit(on today: CalendarDate) -> CalendarDate? {
    switch self {
    case .nobody: nil
    case .everybody: today.adding(days: 1)
    case .before(let limit): limit
    }
  }

  package var swedish: String {
    switch self {
    case .nobody: "Ingen behöver göra om kursen."
    case .everybody: "Alla gör om kursen."
    case .before(let day): "De som blev klara före den \(day.words) gör om kursen."
    }
  }
}
