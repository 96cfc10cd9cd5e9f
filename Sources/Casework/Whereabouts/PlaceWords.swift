internal import Vocabulary

/// Finds what looks like a place in a text: a municipality, a named school, a shelter, an address or a phone number.
/// Sv: platsord.
struct PlaceWords {
  /// As they stand in the text, each once.
  let found: [String]

  private struct Token {
    let text: Substring
    let lower: String
    let isFirstInSentence: Bool
  }

  init(_ text: String) {
    let (tokens, phones) = (Self.tokens(text), Self.phoneNumbers(text))
    var found: [String] = []
    for index in tokens.indices {
      if let count = Self.municipality(at: index, in: tokens) {
        found.append(tokens[index..<index + count].map { String($0.text) }.joined(separator: " "))
      } else if Self.isSchool(at: index, in: tokens) || Self.isShelter(at: index, in: tokens)
        || Self.isStreet(at: index, in: tokens)
      {
        found.append(String(tokens[index].text))
      } else if let code = Self.postalCode(at: index, in: tokens), !phones.contains(where: { $0.contains(code) }) {
        found.append(code)
      }
    }
    var seen: Set<String> = []
    self.found = (found + phones).filter { seen.insert($0).inserted }
  }

  private static func tokens(_ text: String) -> [Token] {
    var (tokens, isFirst) = ([Token](), true)
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0.isLetter || $0.isNumber }) {
      if rest[..<start].contains(where: { ".!?:\n".contains($0) }) { isFirst = true }
      let end = rest[start...].firstIndex { !$0.isLetter && !$0.isNumber } ?? rest.endIndex
      let word = rest[start..<end]
      tokens.append(Token(text: word, lower: word.lowercased(), isFirstInSentence: isFirst))
      (rest, isFirst) = (rest[end...], false)
    }
    return tokens
  }

  // MARK: Municipalities

  /// Names that are words of every day too count only where they are written as a name.
  private static let everyday: Set<String> = [
    "ale", "berg", "ed", "kil", "lund", "mark", "mora", "nora", "sala", "vara", "åre", "hjo", "habo", "orsa",
  ]
  private static let beginSentences: Set<String> = ["vara", "mark"]

  /// By the first word of the name; with all of its words.
  private static let names: [String: [[String]]] = Dictionary(
    grouping: Sweden.current.municipalities.map { RevealingWords.tokens($0.name) }.filter { !$0.isEmpty }, by: { $0[0] }
  )

  /// How many words the name takes.
  private static func municipality(at index: Int, in tokens: [Token]) -> Int? {
    let token = tokens[index]
    for word in Set([token.lower, token.lower.hasSuffix("s") ? String(token.lower.dropLast()) : token.lower]) {
      for name in names[word] ?? [] where isName(name, at: index, in: tokens) {
        if name.count == 1, everyday.contains(word) {
          guard token.text.first?.isUppercase == true else { continue }
          if token.isFirstInSentence, beginSentences.contains(word) { continue }
        }
        return name.count
      }
    }
    return nil
  }

  private static func isName(_ name: [String], at index: Int, in tokens: [Token]) -> Bool {
    guard index + name.count <= tokens.count else { return false }
    return name.enumerated().allSatisfy { place, word in
      let lower = tokens[index + place].lower
      return lower == word || place == name.count - 1 && lower == word + "s"
    }
  }

  // MARK: Schools, shelters, addresses

  private static let plainSchools: Set<String> = [
    "skola", "skolan", "förskola", "förskolan", "grundskola", "grundskolan", "gymnasieskola", "gymnasieskolan",
    "friskola",
    "friskolan", "högskola", "högskolan", "folkhögskola", "folkhögskolan", "särskola", "särskolan", "musikskolan",
  ]

  /// A school with its name in one word, or beside it.
  private static func isSchool(at index: Int, in tokens: [Token]) -> Bool {
    let lower = tokens[index].lower
    let word = lower.hasSuffix("s") ? String(lower.dropLast()) : lower
    if plainSchools.contains(word) {
      let isAfterName =
        index > 0 && isName(tokens[index - 1])
        && (!tokens[index - 1].isFirstInSentence || tokens[index - 1].text.count > 5)
      let isBeforeName = index + 1 < tokens.count && isName(tokens[index + 1]) && !tokens[index + 1].isFirstInSentence
      return isAfterName || isBeforeName
    }
    return ["skola", "skolan", "gymnasiet", "gymnasium"].contains { word.hasSuffix($0) && word.count > $0.count }
  }

  private static func isName(_ token: Token) -> Bool { token.text.first?.isUppercase == true }

  private static let shelters = [
    "kvinnojour", "tjejjour", "brottsofferjour", "kvinnohus", "stödboende", "vandrarhem", "härbärge", "hotell",
    "jourboende",
  ]

  private static func isShelter(at index: Int, in tokens: [Token]) -> Bool {
    let word = tokens[index].lower
    if shelters.contains(where: word.contains) { return true }
    guard word.hasPrefix("skyddad") || word.hasPrefix("skyddat"), index + 1 < tokens.count else { return false }
    return tokens[index + 1].lower.hasPrefix("boende")
  }

  private static let streets = [
    "gatan", "gata", "vägen", "väg", "esplanaden", "allé", "gränd", "gränden", "stigen", "torget", "torg", "allén",
    "backen",
  ]

  /// A street with its name, or a plain word for one with a number after it.
  private static func isStreet(at index: Int, in tokens: [Token]) -> Bool {
    let token = tokens[index]
    guard let ending = streets.first(where: token.lower.hasSuffix) else { return false }
    if index + 1 < tokens.count, tokens[index + 1].text.allSatisfy(\.isNumber), tokens[index + 1].text.count < 4 {
      return true
    }
    return token.lower.count > ending.count && token.text.first?.isUppercase == true
  }

  /// "903 25".
  private static func postalCode(at index: Int, in tokens: [Token]) -> String? {
    guard index + 1 < tokens.count else { return nil }
    let (first, second) = (tokens[index].text, tokens[index + 1].text)
    guard first.count == 3, second.count == 2, (first + second).allSatisfy(\.isNumber),
      second.startIndex == first.base.index(after: first.endIndex)
    else { return nil }
    return "\(first) \(second)"
  }

  // MARK: Phone numbers

  private static func phoneNumbers(_ text: String) -> [String] {
    text.split { !$0.isNumber && !" -+()".contains($0) }.compactMap { run in
      let number = run.drop { $0 == " " || $0 == "-" }
      let digits = number.filter(\.isNumber)
      guard digits.count >= 7, digits.count <= 15,
        number.hasPrefix("0") || number.hasPrefix("+") || number.hasPrefix("(0")
      else { return nil }
      return String(number.reversed().drop { $0 == " " || $0 == "-" }.reversed())
    }
  }
}
