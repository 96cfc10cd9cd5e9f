import Foundation

/// One letter, digit or mark as the Swedish order sees it.
struct SwedishLetter {
  /// What is compared first: one byte or more, all above the space.
  var weight: [UInt8]
  /// 0 for a letter without accent, otherwise the accent's place among accents.
  var accent: UInt8 = 0
  var isCapital = false

  /// Neither a space nor a mark.
  var isSpoken: Bool { weight.first.map { $0 >= UInt8(ascii: "0") } ?? false }

  static func letters(in text: String) -> [SwedishLetter] {
    if let letters = common(in: text) { return letters }
    return text.decomposedStringWithCanonicalMapping.flatMap(letters(for:))
  }

  /// The letters of nearly all Swedish text need no decomposition. Nil when there is another among them.
  private static func common(in text: String) -> [SwedishLetter]? {
    var letters: [SwedishLetter] = []
    letters.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if let letter = ascii(scalar) { letters.append(letter) }
      } else if let letter = SwedishAlphabet.common[scalar] {
        letters.append(letter)
      } else {
        return nil
      }
    }
    return letters
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> SwedishLetter? {
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return SwedishLetter(weight: [byte])
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return SwedishLetter(weight: [byte | 0x20], isCapital: true)
    default:
      return SwedishAlphabet.marks[scalar].map { SwedishLetter(weight: $0) }
    }
  }

  /// A decomposed character: a letter with the accents that stand on it, of which the first counts.
  private static func letters(for character: Character) -> [SwedishLetter] {
    let scalars = character.unicodeScalars
    guard let base = scalars.first else { return [] }
    let accent = scalars.dropFirst().first
    if let accent, let own = SwedishAlphabet.letter(base, with: accent) { return [own] }
    if let letters = SwedishAlphabet.foreign[base] { return letters }
    guard var letter = base.isASCII ? ascii(base) : mark(base) else { return stranger(character) }
    letter.accent = accent.map(SwedishAlphabet.place(ofAccent:)) ?? letter.accent
    return [letter]
  }

  private static func mark(_ scalar: Unicode.Scalar) -> SwedishLetter? {
    SwedishAlphabet.marks[scalar].map { SwedishLetter(weight: $0) }
  }

  /// Other alphabets come last, in the order of Unicode; what is not seen does not count.
  private static func stranger(_ character: Character) -> [SwedishLetter] {
    guard let category = character.unicodeScalars.first?.properties.generalCategory,
      !SwedishAlphabet.unseen.contains(category)
    else { return [] }
    let small = character.lowercased()
    return [SwedishLetter(weight: [UInt8(ascii: "~")] + Array(small.utf8), isCapital: small != String(character))]
  }
}
