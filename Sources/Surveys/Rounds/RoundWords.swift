internal import HTML
internal import Vocabulary

extension Round {
  /// When it can be answered, in words.
  var datesInWords: String { "\(opensOn.words) till \(closesOn.words)" }

  func phaseMark(on day: CalendarDate) -> HTML {
    switch phase(on: day) {
    case .planned: "<span class=\"st wait\">Planerad</span>"
    case .open: "<span class=\"st part\">Öppen</span>"
    case .closed where closedAt == nil: "<span class=\"st late\">Tiden är ute, inte stängd</span>"
    case .closed: "<span class=\"st lock\">Stängd</span>"
    }
  }

  /// Who sees the answers, in a sentence.
  var visibilityInWords: String {
    switch visibility {
    case .county: "Bara länsteamet ser vad var och en har svarat."
    case .respondents: "Länsteamet och alla som svarar i omgången ser varandras bekräftade svar."
    case .all: "Alla som har en funktion i Samfrid ser de bekräftade svaren."
    }
  }
}

extension Reply.State {
  var mark: HTML {
    let style =
      switch self {
      case .invited: "st"
      case .draft: "st part"
      case .submitted: "st wait"
      case .confirmed: "st done"
      case .locked: "st lock"
      }
    return "<span class=\"\(style)\">\(swedish)</span>"
  }
}

/// "1 svarande", "3 dagar": a count with its word.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
