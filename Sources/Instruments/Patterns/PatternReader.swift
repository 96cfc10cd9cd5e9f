/// Reads a regular expression into its parts.
struct PatternReader {
  private let text: String
  private var rest: ArraySlice<Unicode.Scalar>
  private var groups = 0
  private var depth = 0

  static func read(_ text: String) throws(PathProblem) -> PatternPart {
    guard text.utf8.count <= 2000 else { throw .unreadablePattern(String(text.prefix(60))) }
    var reader = PatternReader(text)
    let part = try reader.choice()
    guard reader.rest.isEmpty else { throw reader.problem }
    return part
  }

  private init(_ text: String) {
    self.text = text
    rest = Array(text.unicodeScalars)[...]
  }

  private mutating func choice() throws(PathProblem) -> PatternPart {
    guard depth < 40 else { throw problem }
    depth += 1
    var choices = [try sequence()]
    while skip("|") { choices.append(try sequence()) }
    depth -= 1
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() throws(PathProblem) -> PatternPart {
    var parts: [PatternPart] = []
    while let next = rest.first, next != "|", next != ")" { parts.append(try repeated()) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated() throws(PathProblem) -> PatternPart {
    var part = try single()
    var count = 0
    while let (least, most) = try quantity() {
      count += 1
      guard count <= 2 else { throw problem }
      let isLazy = skip("?")
      if !isLazy { _ = skip("+") }
      part = .repeated(part, least: least, most: most, isLazy: isLazy)
    }
    return part
  }

  private mutating func quantity() throws(PathProblem) -> (Int, Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    guard rest.first == "{" else { return nil }
    let saved = rest
    _ = skip("{")
    guard let least = number() else {
      rest = saved
      return nil
    }
    let most = skip(",") ? number() : least
    guard skip("}"), least <= 1000, (most ?? 0) <= 1000, most.map({ $0 >= least }) ?? true else { throw problem }
    return (least, most)
  }

  private mutating func single() throws(PathProblem) -> PatternPart {
    guard let next = rest.popFirst() else { throw problem }
    switch next {
    case "(": return try group()
    case "[": return .one(try bracket())
    case ".": return .one(.notNewline)
    case "^": return .start
    case "$": return .end
    case "\\": return try escape()
    case "*", "+", "?": throw problem
    default: return .one(PatternSet(ranges: [next.value...next.value]))
    }
  }

  private mutating func group() throws(PathProblem) -> PatternPart {
    var wrap: (PatternPart) -> PatternPart = { $0 }
    if skip("?") {
      if skip("=") {
        wrap = { .ahead($0, isWanted: true) }
      } else if skip("!") {
        wrap = { .ahead($0, isWanted: false) }
      } else if !skip(":") {
        throw problem
      }
    } else {
      groups += 1
      let number = groups
      wrap = { .group($0, number: number) }
    }
    let inner = try choice()
    guard skip(")") else { throw problem }
    return wrap(inner)
  }

  private mutating func escape() throws(PathProblem) -> PatternPart {
    guard let letter = rest.first else { throw problem }
    if letter == "b" || letter == "B" {
      rest = rest.dropFirst()
      return .wordEdge(isWanted: letter == "b")
    }
    return .one(try escapedSet())
  }

  private mutating func escapedSet() throws(PathProblem) -> PatternSet {
    guard let letter = rest.popFirst() else { throw problem }
    if let set = PatternSet.named(letter) { return set }
    let controls: [Unicode.Scalar: UInt32] = ["n": 10, "r": 13, "t": 9, "f": 12, "v": 11]
    if let control = controls[letter] { return PatternSet(ranges: [control...control]) }
    if letter == "u" || letter == "x" { return try coded(letter == "u" ? 4 : 2) }
    guard !letter.properties.isAlphabetic, !("0"..."9").contains(letter) else { throw problem }
    return PatternSet(ranges: [letter.value...letter.value])
  }

  private mutating func coded(_ digits: Int) throws(PathProblem) -> PatternSet {
    let hexadecimal = String(String.UnicodeScalarView(rest.prefix(digits)))
    guard hexadecimal.utf8.count == digits, let value = UInt32(hexadecimal, radix: 16) else { throw problem }
    rest = rest.dropFirst(digits)
    return PatternSet(ranges: [value...value])
  }

  private mutating func bracket() throws(PathProblem) -> PatternSet {
    var set = PatternSet()
    set.isInverted = skip("^")
    var isFirst = true
    while isFirst || rest.first != "]" {
      isFirst = false
      let low = try member()
      guard low.count == 1, let from = low.first, from.count == 1, rest.first == "-", rest.dropFirst().first != "]"
      else {
        set.ranges += low
        continue
      }
      rest = rest.dropFirst()
      let high = try member()
      guard high.count == 1, let to = high.first, to.count == 1, from.lowerBound <= to.lowerBound else { throw problem }
      set.ranges.append(from.lowerBound...to.lowerBound)
    }
    rest = rest.dropFirst()
    return set
  }

  private mutating func member() throws(PathProblem) -> [ClosedRange<UInt32>] {
    guard let next = rest.popFirst() else { throw problem }
    return next == "\\" ? try escapedSet().positiveRanges : [next.value...next.value]
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(digits.count)
    return WrittenDigits.number(String(String.UnicodeScalarView(digits)))
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == mark else { return false }
    rest = rest.dropFirst()
    return true
  }

  private var problem: PathProblem { .unreadablePattern(text) }
}
