/// A regular expression that somebody else wrote. It is matched in time bounded by pattern and text, whatever it says.
struct Pattern: Sendable {
  /// How many pairs of instruction and place may be tried on one text.
  private static let mostPairs = 4_000_000

  private let program: PatternProgram

  init(_ text: String) throws(PathProblem) {
    program = PatternProgram(try PatternReader.read(text))
    guard program.size <= 5000 else { throw .unreadablePattern(text) }
  }

  /// Whether the pattern fits the whole text.
  func matchesWhole(_ text: String) throws(PathProblem) -> Bool {
    var search = try search(Array(text.unicodeScalars), toEnd: true)
    return search.match(from: 0) != nil
  }

  /// Whether the pattern fits somewhere in the text.
  func matchesSomewhere(_ text: String) throws(PathProblem) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var search = try search(scalars, toEnd: false)
    for start in 0...scalars.count where search.match(from: start) != nil { return true }
    return false
  }

  /// The text with each place that fits put in other words, where `$1` is the pattern's first group.
  func replacing(in text: String, with replacement: String) throws(PathProblem) -> String {
    let scalars = Array(text.unicodeScalars)
    var fresh = try search(scalars, toEnd: false)
    var result = String.UnicodeScalarView()
    var (place, pairs) = (0, 0)
    while place <= scalars.count {
      if let found = fresh.match(from: place), found.end > place {
        result.append(contentsOf: found.filled(replacement, from: scalars).unicodeScalars)
        place = found.end
        pairs += program.size * (scalars.count + 1)
        guard pairs <= Pattern.mostPairs * 16 else { throw .tooMuchWork }
        fresh = try search(scalars, toEnd: false)
      } else {
        if place < scalars.count { result.append(scalars[place]) }
        place += 1
      }
    }
    return String(result)
  }

  /// Looking ahead costs a walk of its own at each place.
  private func search(_ text: [Unicode.Scalar], toEnd: Bool) throws(PathProblem) -> PatternSearch {
    let places = program.looksAhead ? (text.count + 1) * min(text.count + 1, 100_000) / 16 : text.count + 1
    guard places <= Pattern.mostPairs / program.size else { throw .tooMuchWork }
    return PatternSearch(program, text, toEnd: toEnd)
  }
}

/// Where a pattern fitted.
struct PatternMatch {
  let end: Int
  /// Start and end of the pattern's groups, two and two.
  let groups: [Int?]

  func filled(_ replacement: String, from text: [Unicode.Scalar]) -> String {
    var result = ""
    var rest = replacement[...]
    while let character = rest.popFirst() {
      guard character == "$", let digit = rest.first?.wholeNumberValue else {
        result.append(character)
        continue
      }
      rest = rest.dropFirst()
      result += group(digit, of: text)
    }
    return result
  }

  private func group(_ number: Int, of text: [Unicode.Scalar]) -> String {
    guard number > 0, groups.count >= number * 2, let start = groups[number * 2 - 2], let end = groups[number * 2 - 1],
      start <= end
    else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[start..<end])
    return String(view)
  }
}
