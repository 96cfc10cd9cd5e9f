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
    let (written, digits) = (TextWords(text), text.filter(\.isNumber))
    let hashes = Set(written.words.map(\.baseHash))
    let words = Whereabouts.Field.allCases.flatMap { field -> [String] in
      guard let text = whereabouts.texts[field] else { return [] }
      let kept = TextWords(text)
      let least = field == .municipality ? 2 : 4
      let found = kept.words.indices.filter { kept.letters($0) >= least && hashes.contains(kept[$0].baseHash) }
      return found.map { String(decoding: kept.lowered($0), as: UTF8.self) }
        + kept.numbers.compactMap(Self.bareNumber).filter(digits.contains)
    }
    guard !words.isEmpty else { return nil }
    self.init(words: Array(Set(words)).sorted(), isKnown: true)
  }

  private init(words: [String], isKnown: Bool) {
    self.words = words
    self.isKnown = isKnown
  }

  /// A number that is long enough to be called, without country code or leading zero.
  private static func bareNumber(_ run: Substring) -> String? {
    let digits = run.filter(\.isNumber)
    let bare = digits.hasPrefix("46") ? digits.dropFirst(2) : digits.drop { $0 == "0" }
    return bare.count >= 6 ? String(bare) : nil
  }
}

extension OpenFile {
  /// What holds a text back. Whoever may open the whereabouts is asked about just what stands there, and everybody else about what
  /// looks like a place; so is everybody where nothing is kept yet, and for a decision, which its party reads.
  func revealingWords(in content: NoteContent, _ tx: Transaction) throws -> RevealingWords? {
    try revealingWords(in: content.allText, isForParty: content.kind == .decision, tx)
  }

  /// The same of another text, which a party reads or not.
  func revealingWords(in text: String, isForParty: Bool, _ tx: Transaction) throws -> RevealingWords? {
    if mayKnowWhereabouts, let kept = try whereabouts(compartment, in: tx) {
      if let known = RevealingWords(in: text, of: kept) { return known }
      if !isForParty { return nil }
    }
    return RevealingWords(lookingLikePlacesIn: text)
  }
}
