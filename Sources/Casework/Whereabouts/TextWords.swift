internal import Foundation

/// A text as words of letters and digits, and as runs of digits, read by its bytes: it is done for each record that is made.
/// Sv: textens ord.
struct TextWords {
  struct Word {
    let range: Range<Int>
    let isFirstInSentence: Bool
    /// Of its lower-case bytes.
    let hash: UInt64
    /// The same without the s of a genitive.
    let baseHash: UInt64
  }

  private(set) var words: [Word] = []
  private let bytes: [UInt8]
  /// The same places hold the same letters.
  private let lower: [UInt8]

  init(_ text: String) {
    bytes = Self.plain(text)
    lower = Self.lowered(bytes)
    words = Self.words(lower)
  }

  subscript(_ index: Int) -> Word { words[index] }

  /// As it stands in the text.
  func text(_ index: Int) -> String { String(decoding: bytes[words[index].range], as: UTF8.self) }

  func lowered(_ index: Int) -> ArraySlice<UInt8> { lower[words[index].range] }

  /// Without the s of a genitive.
  func base(_ index: Int) -> ArraySlice<UInt8> { Self.base(lower[words[index].range]) }

  static func base(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.count > 2 && word.last == UInt8(ascii: "s") ? word.dropLast() : word
  }

  /// Written as a name is: with a capital.
  func isName(_ index: Int) -> Bool {
    let start = words[index].range.lowerBound
    return bytes[start] != lower[start]
      || start + 1 < bytes.count && bytes[start] >= 0x80 && bytes[start + 1] != lower[start + 1]
  }

  /// How many letters, at least.
  func letters(_ index: Int) -> Int { lower[words[index].range].count { $0 & 0xC0 != 0x80 } }

  func isNumber(_ index: Int, digits: ClosedRange<Int>) -> Bool {
    let range = words[index].range
    return digits.contains(range.count) && lower[range].allSatisfy(Self.isDigit)
  }

  /// Whether one sign alone parts it from the next.
  func isNextTo(_ index: Int) -> Bool {
    index + 1 < words.count && words[index].range.upperBound + 1 == words[index + 1].range.lowerBound
  }

  /// What a word's bytes come to (FNV-1a).
  static func hash(_ word: some Sequence<UInt8>) -> UInt64 { word.reduce(hashStart, mix) }

  /// Runs of digits with the signs that phone numbers are written with.
  var numbers: [Substring] {
    let signs = Array(" -+()".utf8)
    return lower.split { !Self.isDigit($0) && !signs.contains($0) }.compactMap { run in
      guard run.contains(where: Self.isDigit) else { return nil }
      return Substring(String(decoding: run, as: UTF8.self))
    }
  }

  private static let hashStart: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// With each letter in one piece, plain spaces and hyphens, and nothing that is not seen.
  private static func plain(_ text: String) -> [UInt8] {
    // Combining marks begin with CC or CD, and what is to be made plain with C2 or E2.
    guard text.utf8.contains(where: { $0 == 0xC2 || $0 >= 0xCC }) else { return Array(text.utf8) }
    var plain = ""
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format: break
      case .spaceSeparator: plain.unicodeScalars.append(" ")
      case .dashPunctuation: plain.unicodeScalars.append("-")
      case .otherSymbol, .modifierSymbol: plain.unicodeScalars.append(" ")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return Array(plain.utf8)
  }

  /// Capitals of ASCII and of Latin-1, which Swedish is written with.
  private static func lowered(_ bytes: [UInt8]) -> [UInt8] {
    var (lower, lead) = (bytes, UInt8(0))
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x41 && byte <= 0x5A || lead == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97 {
        lower[index] = byte + 0x20
      }
      lead = byte
    }
    return lower
  }

  /// Letters beyond ASCII are letters, but for spaces, quotation marks and dashes.
  private static func isLetter(_ bytes: [UInt8], _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return isDigit(byte) || byte >= 0x61 && byte <= 0x7A }
    if byte & 0xC0 != 0x80 { return byte != 0xC2 && byte != 0xE2 }
    var start = index
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return bytes[start] != 0xC2 && bytes[start] != 0xE2
  }

  private static func words(_ lower: [UInt8]) -> [Word] {
    let ends = Array(".!?:\n".utf8)
    var (words, isFirst, index) = ([Word](), true, 0)
    while index < lower.count {
      guard isLetter(lower, index) else {
        if ends.contains(lower[index]) { isFirst = true }
        index += 1
        continue
      }
      let start = index
      var (hash, before) = (hashStart, hashStart)
      while index < lower.count, isLetter(lower, index) {
        before = hash
        hash = mix(hash, lower[index])
        index += 1
      }
      let isGenitive = index - start > 2 && lower[index - 1] == UInt8(ascii: "s")
      words.append(
        Word(range: start..<index, isFirstInSentence: isFirst, hash: hash, baseHash: isGenitive ? before : hash))
      isFirst = false
    }
    return words
  }
}
