/// Divides a FHIRPath expression into words and marks.
struct PathTokenizer {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private let variables: Set<String>
  private var place = 0

  static func tokens(of text: String, variables: Set<String>) throws(PathProblem) -> [PathToken] {
    var tokenizer = PathTokenizer(text, variables)
    var tokens: [PathToken] = []
    repeat { tokens.append(try tokenizer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private init(_ text: String, _ variables: Set<String>) {
    self.text = text
    self.variables = variables
    scalars = Array(text.unicodeScalars)
  }

  private mutating func next() throws(PathProblem) -> PathToken {
    try skipSpace()
    let start = place + 1
    return PathToken(kind: try kind(), place: start)
  }

  private mutating func kind() throws(PathProblem) -> PathToken.Kind {
    guard let scalar = current else { return .end }
    switch scalar {
    case "'": return .text(try quoted("'"))
    case "\"": return .text(try quoted("\""))
    case "`": return .quotedName(try quoted("`"))
    case "%": return try variable()
    case "$": return .special(String(takeWord(first: true)))
    case "@": return moment()
    case "0"..."9": return .number(number())
    default: return isLetter(scalar) ? .name(takeWord(first: false)) : .mark(try mark())
    }
  }

  /// Names with hyphens are no names to FHIRPath, but forms use them. They are read whole when the form has the variable.
  private mutating func variable() throws(PathProblem) -> PathToken.Kind {
    place += 1
    if current == "'" || current == "`" || current == "\"" { return .variable(try quoted(current ?? "'")) }
    let rest = String(String.UnicodeScalarView(scalars[place...].prefix(100)))
    let whole = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    if whole.contains("-"), let known = longestKnown(whole) {
      place += known.unicodeScalars.count
      return .variable(known)
    }
    let name = takeWord(first: false)
    guard !name.isEmpty else { throw problem }
    return .variable(name)
  }

  private func longestKnown(_ text: Substring) -> String? {
    variables.filter { $0.contains("-") && text.hasPrefix($0) }.max { $0.count < $1.count }
  }

  /// A day, a time after `T`, or both, with or without a zone.
  private mutating func moment() -> PathToken.Kind {
    let start = place + 1
    place += 1
    var hasTime = false
    while let scalar = current {
      if scalar == "T" { hasTime = true }
      let isPart = ("0"..."9").contains(scalar) || scalar == "-" || scalar == "T"
      let isPartOfTime = hasTime && (scalar == ":" || scalar == "Z" || scalar == "+" || isFraction(scalar))
      guard isPart || isPartOfTime else { break }
      place += 1
    }
    return .moment(String(String.UnicodeScalarView(scalars[start..<place])))
  }

  private func isFraction(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." && place + 1 < scalars.count && ("0"..."9").contains(scalars[place + 1])
  }

  private mutating func number() -> String {
    let start = place
    while let scalar = current, ("0"..."9").contains(scalar) || isFraction(scalar) { place += 1 }
    return String(String.UnicodeScalarView(scalars[start..<place]))
  }

  private mutating func mark() throws(PathProblem) -> String {
    for mark in ["<=", ">=", "!=", "!~"] where scalars[place...].starts(with: mark.unicodeScalars) {
      place += 2
      return mark
    }
    guard let scalar = current, "()[]{},.+-*/&|=~<>".unicodeScalars.contains(scalar) else { throw problem }
    place += 1
    return String(Character(scalar))
  }

  private mutating func takeWord(first skipsFirst: Bool) -> String {
    let start = place
    if skipsFirst { place += 1 }
    while let scalar = current, isLetter(scalar) || ("0"..."9").contains(scalar) { place += 1 }
    return String(String.UnicodeScalarView(scalars[start..<place]))
  }

  private mutating func quoted(_ mark: Unicode.Scalar) throws(PathProblem) -> String {
    place += 1
    var result = String.UnicodeScalarView()
    while let scalar = current, scalar != mark {
      place += 1
      result.append(scalar == "\\" ? try escaped() : scalar)
    }
    guard current == mark else { throw problem }
    place += 1
    return String(result)
  }

  private mutating func escaped() throws(PathProblem) -> Unicode.Scalar {
    guard let letter = current else { throw problem }
    place += 1
    switch letter {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "f": return "\u{C}"
    case "u":
      let digits = String(String.UnicodeScalarView(scalars[place...].prefix(4)))
      guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { throw problem }
      place += 4
      return scalar
    default: return letter
    }
  }

  private mutating func skipSpace() throws(PathProblem) {
    while let scalar = current {
      if scalar.properties.isWhitespace {
        place += 1
      } else if scalars[place...].starts(with: "//".unicodeScalars) {
        while let next = current, next != "\n" { place += 1 }
      } else if scalars[place...].starts(with: "/*".unicodeScalars) {
        while current != nil, !scalars[place...].starts(with: "*/".unicodeScalars) { place += 1 }
        guard current != nil else { throw problem }
        place += 2
      } else {
        return
      }
    }
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private var current: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }
  private var problem: PathProblem { .unreadable(text, at: place + 1) }
}
