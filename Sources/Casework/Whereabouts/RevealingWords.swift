internal import Storage
internal import Vocabulary
internal import Web

/// Words of a text that could tell where somebody is. Sv: röjande ord.
struct RevealingWords: Sendable, Equatable {
  let words: [String]
  /// They stand among the person's whereabouts, which the writer may open. Otherwise they only look like a place, and say nothing
  /// of what is kept.
  let isKnown: Bool

  /// What stands first on the page, and leads to where it is answered.
  var problems: Problems {
    isKnown
      ? Problems(
        SaveNote.reasonField,
        "Texten har ord som säger var personen finns. Ta bort dem, eller skriv varför de måste stå där.")
      : Problems(
        SaveNote.lookedThroughField,
        "Texten har ord som kan säga var någon finns. Ta bort dem, eller kryssa i att de inte gör det.")
  }

  func isAccepted(lookedThrough: Bool, reason: String?) -> Bool { isKnown ? reason != nil : lookedThrough }

  /// The same for everybody, whatever is kept: municipalities, named schools, shelters, addresses and phone numbers.
  init?(lookingLikePlacesIn text: String) {
    let words = PlaceWords(text).found
    guard !words.isEmpty else { return nil }
    self.init(words: words, isKnown: false)
  }

  /// For a writer who may open the whereabouts: just what stands there, as it stands in the text.
  init?(in text: String, of whereabouts: Whereabouts) {
    let (tokens, digits) = (Set(Self.tokens(text).map(Self.base)), text.filter(\.isNumber))
    let words = Whereabouts.Field.allCases.flatMap { field -> [String] in
      guard let kept = whereabouts.texts[field] else { return [] }
      let least = field == .municipality ? 2 : 4
      let found = Self.tokens(kept).filter { $0.count >= least && tokens.contains(Self.base($0)) }
      return found + Self.numbers(kept).filter(digits.contains)
    }
    guard !words.isEmpty else { return nil }
    self.init(words: Array(Set(words)).sorted(), isKnown: true)
  }

  private init(words: [String], isKnown: Bool) {
    self.words = words
    self.isKnown = isKnown
  }

  static func tokens(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Without the s of a genitive.
  private static func base(_ word: String) -> String {
    word.count > 2 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }

  /// The numbers of a text that are long enough to be called, without country code or leading zero.
  private static func numbers(_ text: String) -> [String] {
    text.split { !$0.isNumber && !" -+()".contains($0) }.compactMap { run in
      let digits = run.filter(\.isNumber)
      let bare = digits.hasPrefix("46") ? digits.dropFirst(2) : digits.drop { $0 == "0" }
      return bare.count >= 6 ? String(bare) : nil
    }
  }
}

extension OpenFile {
  /// What holds a text back. Whoever may open the whereabouts is asked about just what stands there, and everybody else about what
  /// looks like a place; so is everybody where nothing is kept yet, and for a decision, which its party reads.
  func revealingWords(in content: NoteContent, _ tx: Transaction) throws -> RevealingWords? {
    if mayKnowWhereabouts, let kept = try whereabouts(compartment, in: tx) {
      if let known = RevealingWords(in: content.allText, of: kept) { return known }
      if content.kind != .decision { return nil }
    }
    return RevealingWords(lookingLikePlacesIn: content.allText)
  }
}
