internal import Vocabulary

/// Finds what looks like a place in a text: a municipality, a named school, a shelter, an address or a phone number.
/// Sv: platsord.
struct PlaceWords {
  /// As they stand in the text, each once.
  let found: [String]

  init(_ text: String) {
    let words = TextWords(text)
    let phones = words.numbers.compactMap(Self.phoneNumber)
    var found: [String] = []
    for index in words.words.indices {
      if let count = Self.municipality(at: index, in: words) {
        found.append((index..<index + count).map(words.text).joined(separator: " "))
      } else if Self.isSchool(at: index, in: words) || Self.isShelter(at: index, in: words)
        || Self.isStreet(at: index, in: words)
      {
        found.append(words.text(index))
      } else if let code = Self.postalCode(at: index, in: words), !phones.contains(where: { $0.contains(code) }) {
        found.append(code)
      }
    }
    var seen: Set<String> = []
    self.found = (found + phones).filter { seen.insert($0).inserted }
  }

  // MARK: Municipalities

  /// Names that are words of every day too count only where they are written as a name.
  private static let everyday = hashes([
    "ale", "berg", "ed", "kil", "lund", "mark", "mora", "nora", "sala", "vara", "åre", "hjo", "habo", "orsa",
  ])
  private static let beginSentences = hashes(["vara", "mark"])

  /// By the first word of the name; with all of its words.
  private static let names: [UInt64: [[[UInt8]]]] = Dictionary(
    grouping: Sweden.current.municipalities.map { municipality in
      let words = TextWords(municipality.name)
      return words.words.indices.map { Array(words.lowered($0)) }
    }.filter { !$0.isEmpty }, by: { TextWords.hash($0[0]) })

  private static func hashes(_ words: [String]) -> Set<UInt64> { Set(words.map { TextWords.hash($0.utf8) }) }

  /// How many words the name takes.
  private static func municipality(at index: Int, in words: TextWords) -> Int? {
    let word = words[index]
    for hash in word.hash == word.baseHash ? [word.hash] : [word.hash, word.baseHash] {
      for name in names[hash] ?? [] where isName(name, at: index, in: words) {
        if name.count == 1, everyday.contains(hash) {
          guard words.isName(index) else { continue }
          if word.isFirstInSentence, beginSentences.contains(hash) { continue }
        }
        return name.count
      }
    }
    return nil
  }

  private static func isName(_ name: [[UInt8]], at index: Int, in words: TextWords) -> Bool {
    guard index + name.count <= words.words.count else { return false }
    return name.enumerated().allSatisfy { place, word in
      words.lowered(index + place).elementsEqual(word)
        || place == name.count - 1 && words.base(index + place).elementsEqual(word)
    }
  }

  // MARK: Schools, shelters, addresses

  private static let plainSchools = hashes([
    "skola", "skolan", "förskola", "förskolan", "grundskola", "grundskolan", "gymnasieskola", "gymnasieskolan",
    "friskola", "friskolan", "högskola", "högskolan", "folkhögskola", "folkhögskolan", "särskola", "särskolan",
    "musikskolan",
  ])
  private static let schools = ["skola", "skolan", "gymnasiet", "gymnasium"].map { Array($0.utf8) }

  /// A school with its name in one word, or beside it.
  private static func isSchool(at index: Int, in words: TextWords) -> Bool {
    if plainSchools.contains(words[index].baseHash) {
      let (before, after) = (index - 1, index + 1)
      let isAfterName =
        index > 0 && words.isName(before) && (!words[before].isFirstInSentence || words.letters(before) > 5)
      let isBeforeName = after < words.words.count && words.isName(after) && !words[after].isFirstInSentence
      return isAfterName || isBeforeName
    }
    let word = words.base(index)
    return schools.contains { word.count > $0.count && word.ends(with: $0) }
  }

  private static let shelters = [
    "kvinnojour", "tjejjour", "brottsofferjour", "kvinnohus", "stödboende", "vandrarhem", "härbärge", "hotell",
    "jourboende",
  ].map { Array($0.utf8) }
  private static let protected = ["skyddad", "skyddat"].map { Array($0.utf8) }
  private static let housing = Array("boende".utf8)

  private static func isShelter(at index: Int, in words: TextWords) -> Bool {
    let word = words.lowered(index)
    // The shortest of them.
    guard word.count >= 6 else { return false }
    if shelters.contains(where: word.holds) { return true }
    guard protected.contains(where: word.starts), index + 1 < words.words.count else { return false }
    return words.lowered(index + 1).starts(with: housing)
  }

  private static let streets = [
    "gatan", "gata", "vägen", "väg", "esplanaden", "allé", "gränd", "gränden", "stigen", "torget", "torg", "allén",
    "backen",
  ].map { Array($0.utf8) }

  /// A street with its name, or a plain word for one with a number after it.
  private static func isStreet(at index: Int, in words: TextWords) -> Bool {
    let word = words.lowered(index)
    guard let ending = streets.first(where: word.ends) else { return false }
    if index + 1 < words.words.count, words.isNumber(index + 1, digits: 1...3) { return true }
    return word.count > ending.count && words.isName(index)
  }

  /// "903 25".
  private static func postalCode(at index: Int, in words: TextWords) -> String? {
    guard words.isNextTo(index), words.isNumber(index, digits: 3...3), words.isNumber(index + 1, digits: 2...2) else {
      return nil
    }
    return "\(words.text(index)) \(words.text(index + 1))"
  }

  // MARK: Phone numbers

  private static func phoneNumber(_ run: Substring) -> String? {
    let number = run.drop { $0 == " " || $0 == "-" }
    let digits = number.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    guard digits >= 7, digits <= 15, number.hasPrefix("0") || number.hasPrefix("+") || number.hasPrefix("(0") else {
      return nil
    }
    return String(number.reversed().drop { $0 == " " || $0 == "-" }.reversed())
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with ending: [UInt8]) -> Bool {
    count >= ending.count && suffix(ending.count).elementsEqual(ending)
  }

  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard count >= part.count, let first = part.first else { return false }
    return (startIndex...endIndex - part.count).contains { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }
}
