internal import HTML
internal import Vocabulary

/// A line at the top of the next page that says what came of the act. Sv: besked.
enum Notice: Sendable, Equatable {
  case done(String)
  case refused(String)

  /// As a cookie carries it.
  var cookieValue: String {
    switch self {
    case .done(let text): "d." + urlPart(text)
    case .refused(let text): "r." + urlPart(text)
    }
  }

  init?(cookieValue: String) {
    let text = URLEncoded.decodedPart(String(cookieValue.dropFirst(2)))
    switch cookieValue.prefix(2) {
    case "d.": self = .done(text)
    case "r.": self = .refused(text)
    default: return nil
    }
  }

  var html: HTML {
    switch self {
    case .done(let text): "<div class=\"note ok\" role=\"status\"><strong>Klart.</strong> \(text)</div>"
    case .refused(let text): "<div class=\"note warn\" role=\"status\"><strong>Inte gjort.</strong> \(text)</div>"
    }
  }
}
