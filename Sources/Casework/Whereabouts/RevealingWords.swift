internal import AccessLog
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// Words of a text that could tell where somebody is. Sv: röjande ord.
struct RevealingWords: Error, Equatable {
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

  /// Says which words, and nothing of what is kept apart. `outcome` is what became of the text.
  func question(_ fields: Fields, _ outcome: String) -> HTML {
    """
    <section class="conflict" aria-labelledby="plats"><h2 id="plats">Kan texten säga var någon finns?</h2>
    <p>De här orden kan berätta det: <strong>\(words.joined(separator: ", "))</strong>. \(outcome)</p>
    \(isKnown
      ? fields.text(
        SaveNote.reasonField, "Varför måste det stå i akten?", hint: "Bara när det inte går att skriva på annat sätt. Skälet granskas.")
      : fields.box(SaveNote.lookedThroughField, "Jag har läst igenom. Orden säger inte var någon finns."))</section>
    """
  }

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

/// What a writer says of words that could tell where somebody is. Sv: svar om röjande ord.
struct PlaceAnswer: Sendable {
  /// They have looked, and say that the words do not tell.
  let isLookedThrough: Bool
  /// Why what stands among the person's whereabouts has to stand in the text too.
  let reason: String?

  static let none = PlaceAnswer(isLookedThrough: false, reason: nil)

  init(_ form: Form) {
    self.init(
      isLookedThrough: form.isTicked(SaveNote.lookedThroughField), reason: form.text(SaveNote.reasonField))
  }

  private init(isLookedThrough: Bool, reason: String?) {
    self.isLookedThrough = isLookedThrough
    self.reason = reason
  }
}

extension OpenFile {
  /// What holds a text back; nil when nothing does, or when its writer has answered. That there was a question, and what was answered,
  /// is in the log. What tells somebody a kept place, or writes it down, is always looked at afterwards, and so is a tick in a
  /// child's file, which both parents may read.
  func held(_ text: String, isForParty: Bool, _ answer: PlaceAnswer, in tx: Transaction) throws -> RevealingWords? {
    guard let found = try revealingWords(in: text, isForParty: isForParty, tx) else { return nil }
    let isAnswered = found.isKnown ? answer.reason != nil : answer.isLookedThrough
    let words =
      switch (found.isKnown, isAnswered) {
      case (true, true): "Skrev en text som säger var personen finns: \(answer.reason ?? "")"
      case (true, false): "En text hölls kvar: den säger var personen finns"
      case (false, true): "Kryssade i att \(counted(found.words.count, "ett ord", "ord")) inte säger var någon finns"
      case (false, false): "En text hölls kvar: den kan säga var någon finns"
      }
    if found.isKnown || isAnswered && file.role == .child {
      try desk.appendForReview(.whereabouts, words, of: (file.id, key), in: tx)
    } else {
      try desk.append(.write, words, of: (file.id, key), in: tx)
    }
    return isAnswered ? nil : found
  }

  /// Whoever may open the whereabouts is asked about just what stands there, and everybody else about what looks like a place; so is
  /// everybody where nothing is kept yet, and for what a party reads.
  func revealingWords(in text: String, isForParty: Bool, _ tx: Transaction) throws -> RevealingWords? {
    if mayKnowWhereabouts, let kept = try whereabouts(compartment, in: tx) {
      if let known = RevealingWords(in: text, of: kept) { return known }
      if !isForParty { return nil }
    }
    return RevealingWords(lookingLikePlacesIn: text)
  }
}
