internal import Vocabulary

extension Indicator {
  struct Fault {
    /// The field as the file names it.
    let field: String
    let sentence: String
  }

  /// What does not hold together in a question, whether it came from a file or a form.
  var faults: [Fault] {
    var faults: [Fault] = []
    func add(_ field: String, _ sentence: String, when condition: Bool) {
      if condition { faults.append(Fault(field: field, sentence: sentence)) }
    }
    add("options", "frågan behöver minst två alternativ.", when: needsOptions && statedOptions.count < 2)
    add(
      "options", "frågan har inga alternativ att välja bland, så listan ska vara tom.",
      when: !takesOptions && !options.isEmpty)
    add("options", "två alternativ har samma id.", when: Set(options.map(\.id)).count < options.count)
    add("options", "nivån ska vara 0–100.", when: options.contains { !(0...100).contains($0.level ?? 0) })
    add(
      "options", "”Vet inte” räknas inte, så det får inte ha en nivå.",
      when: options.contains { $0.isUnknown && $0.level != nil })
    add("rows", "en matris behöver minst en rad.", when: answerType == .matrix && rows.isEmpty)
    add("rows", "bara en matris har rader.", when: answerType != .matrix && !rows.isEmpty)
    add("rows", "två rader har samma id.", when: Set(rows.map(\.id)).count < rows.count)
    add("levelRule", "regeln passar inte till frågans typ.", when: !levelRule.fits(self))
    add(
      "levelRule", "med regeln share är nivån 100, 0 eller ingen.",
      when: levelRule == .share && options.contains { ![nil, 0, 100].contains($0.level) })
    add("steps", "minst ett steg behövs, och varje nivå ska vara 0–100.", when: !levelRule.hasSoundSteps)
    add(
      "maxChoices", "ska vara mellan 1 och antalet alternativ.",
      when: maxChoices.map { !(1...max(1, statedOptions.count)).contains($0) } ?? false)
    add(
      "published", "raden finns inte i rows.", when: publishedLinks.contains { $0.row.map { row($0) == nil } ?? false })
    add("published", "ett svar i answers finns inte bland alternativen.", when: !answersOfLinksAreKnown)
    return faults
  }

  private var needsOptions: Bool { [.document, .single, .multi].contains(answerType) }
  private var takesOptions: Bool { needsOptions || answerType == .matrix }

  private var answersOfLinksAreKnown: Bool {
    publishedLinks.flatMap(\.answers).allSatisfy { published, answer in
      option(answer) != nil || (published == "*" && answer == "=" && !needsOptions)
    }
  }

  /// Fit to be stored with answers and to stand in an address.
  static func isKey(_ text: String) -> Bool {
    let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-".utf8)
    return (1...60).contains(text.utf8.count) && text.utf8.allSatisfy(letters.contains)
  }

  /// Whether answers to the two can be compared: the same kind of answer, the same levels, the same rule.
  func means(theSameAs other: Indicator) -> Bool {
    answerType == other.answerType && unit == other.unit && levelRule == other.levelRule
      && statedOptions.map(Meaning.init) == other.statedOptions.map(Meaning.init)
      && rows.map(\.id) == other.rows.map(\.id)
  }

  private struct Meaning: Equatable {
    let id: String
    let level: Int?
    let isUnknown: Bool

    init(_ option: Option) {
      id = option.id
      level = option.level
      isUnknown = option.isUnknown
    }
  }
}

extension LevelRule {
  func fits(_ indicator: Indicator) -> Bool {
    switch (self, indicator.answerType) {
    case (.none, _): true
    case (.option, .document), (.option, .single): true
    case (.option, .matrix): !indicator.options.isEmpty
    case (.share, .multi), (.any, .multi): true
    case (.steps, .count), (.steps, .share), (.steps, .date): true
    default: false
    }
  }

  var hasSoundSteps: Bool {
    guard case .steps(let steps) = self else { return true }
    return !steps.isEmpty && steps.allSatisfy { (0...100).contains($0.level) }
  }
}
