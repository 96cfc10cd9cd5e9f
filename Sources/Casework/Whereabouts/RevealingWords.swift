internal import Storage
internal import Vocabulary

/// Words of a text that could tell where somebody is. Sv: röjande ord.
struct RevealingWords: Sendable, Equatable {
  let words: [String]
  /// They stand among the person's whereabouts, which the writer may open. Otherwise they only look like a place, and say nothing
  /// of what is kept.
  let isKnown: Bool

  func isAccepted(lookedThrough: Bool, reason: String?) -> Bool { isKnown ? reason != nil : lookedThrough }

  /// The same for everybody, whatever is kept: municipalities, named schools, shelters, addresses and phone numbers.
  init?(lookingLikePlacesIn text: String) {
    let words = PlaceWords(text).found
    guard !words.isEmpty else { return nil }
    self.init(words: words, isKnown: false)
  }

  /// For a writer who may open the whereabouts: just what stands there.
  init?(in text: String, of whereabouts: Whereabouts) {
    let (tokens, digits) = (Set(Self.tokens(text)), Self.digits(text))
    let words = Whereabouts.Field.allCases.flatMap { field -> [String] in
      guard let kept = whereabouts.texts[field] else { return [] }
      if field == .phone { return Self.isNumber(kept, in: digits) ? [kept] : [] }
      return Self.tokens(kept).filter { $0.count > 3 && tokens.contains($0) }
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

  private static func digits(_ text: String) -> String { text.filter(\.isNumber) }

  /// With a country code or without.
  private static func isNumber(_ kept: String, in digits: String) -> Bool {
    let own = Self.digits(kept)
    let bare = own.hasPrefix("46") ? own.dropFirst(2) : own.drop { $0 == "0" }
    return bare.count >= 5 && digits.contains(bare)
  }
}

extension OpenFile {
  /// What holds a text back. A decision is read by the party, so it is looked through as by a stranger too.
  func revealingWords(in content: NoteContent, _ tx: Transaction) throws -> RevealingWords? {
    if mayKnowWhereabouts, content.kind != .decision {
      return try whereabouts(compartment, in: tx).flatMap { RevealingWords(in: content.allText, of: $0) }
    }
    return RevealingWords(lookingLikePlacesIn: content.allText)
  }
}
