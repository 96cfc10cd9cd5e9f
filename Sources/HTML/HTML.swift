/// Markup as a value. Interpolated text is escaped, interpolated `HTML` is not, and nothing else compiles,
/// so a page cannot be made to carry what a person typed as markup (ASVS 1.2.1).
package struct HTML: Sendable, ExpressibleByStringInterpolation {
  package private(set) var markup: String

  package init(stringLiteral markup: String) { self.markup = markup }
  package init(stringInterpolation interpolation: StringInterpolation) { markup = interpolation.markup }

  /// Markup that was made elsewhere in our own code, such as a drawing: never text from a person.
  package init(trusted markup: String) { self.markup = markup }

  package init(text: String) {
    markup = ""
    escape(text, into: &markup)
  }

  package static let empty: HTML = ""
  package var isEmpty: Bool { markup.isEmpty }

  package static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.markup + right.markup) }
  package static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

  package mutating func reserve(bytes: Int) { markup.reserveCapacity(bytes) }

  package struct StringInterpolation: StringInterpolationProtocol {
    var markup = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ literal: String) { markup += literal }
    package mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    package mutating func appendInterpolation(_ html: HTML?) { if let html { markup += html.markup } }
    package mutating func appendInterpolation(_ text: String) { escape(text, into: &markup) }
    package mutating func appendInterpolation(_ text: String?) { if let text { escape(text, into: &markup) } }
    package mutating func appendInterpolation(_ number: Int) { markup += String(number) }
    package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { markup += part.markup } }
  }
}

extension Sequence {
  /// The markup of each element after the other.
  package func html(_ render: (Element) throws -> HTML) rethrows -> HTML {
    var all = ""
    for element in self { all += try render(element).markup }
    return HTML(trusted: all)
  }
}

private func needsEscape(_ text: String) -> Bool {
  // As bytes that lie together they are looked through several times faster than one by one.
  let found = text.utf8.withContiguousStorageIfAvailable { bytes in
    for byte in bytes where byte < 63 && isEscaped(byte) { return true }
    return false
  }
  return found ?? text.utf8.contains(where: isEscaped)
}

private func isEscaped(_ byte: UInt8) -> Bool { byte == 38 || byte == 60 || byte == 62 || byte == 34 || byte == 39 }

/// Replaces the five characters that mean something in markup and in quoted attributes.
private func escape(_ text: String, into markup: inout String) {
  guard needsEscape(text) else {
    markup += text
    return
  }
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": markup += "&amp;"
    case "<": markup += "&lt;"
    case ">": markup += "&gt;"
    case "\"": markup += "&quot;"
    case "'": markup += "&#39;"
    default: markup.unicodeScalars.append(scalar)
    }
  }
}
