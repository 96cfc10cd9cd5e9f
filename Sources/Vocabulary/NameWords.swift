/// The words that a person's name is found by: capitals and accents do not count, aa is å, and a name with a hyphen is found
/// by each of its parts and by all of them together. Sv: namn som sökord.
package enum NameWords {
  /// All words of a name, as they are kept.
  package static func of(_ name: String) -> Set<String> { Set(parts(of: name).flatMap { $0 + [$0.joined()] }) }

  /// Whether every word that was asked for is one of the name's.
  package static func isFound(_ asked: String, in name: String) -> Bool {
    let words = of(name)
    let asked = parts(of: asked)
    return !asked.isEmpty
      && asked.allSatisfy { parts in words.contains(parts.joined()) || parts.allSatisfy(words.contains) }
  }

  /// For each word between spaces, what stands between its hyphens and other marks.
  private static func parts(of name: String) -> [[String]] {
    name.split(whereSeparator: \.isWhitespace).compactMap { word in
      let letters = SwedishLetter.letters(in: String(word))
      let parts = letters.split { !$0.isSpoken }.map { part in
        String(decoding: part.flatMap(\.weight), as: UTF8.self).replacing("aa", with: "{")
      }
      return parts.isEmpty ? nil : parts
    }
  }
}
