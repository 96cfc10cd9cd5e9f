internal import Storage
package import Vocabulary

/// One question of a survey with what its answers mean. Sv: indikator.
package struct Indicator: Sendable {
  package var id: ID<Indicator>
  /// What it is called in all versions and exports, such as `LED-01`; rounds are compared by it.
  package var code: String
  package var area: String
  package var question: String
  package var hint: String?
  package var answerType: AnswerType
  package var unit: String?
  /// 3 law or safety, 2 strongly recommended, 1 development, 0 never scored.
  package var weight: Int
  /// Belongs to the short form.
  package var isCore: Bool
  /// Small counts: outside the county team only bands are shown.
  package var isSensitive: Bool
  package var themes: [String]
  /// What can be chosen. A stored question has "Vet inte" last, also when its set does not state it.
  package var options: [Option]
  /// Whether "Vet inte" stands among the options without being stated by the set.
  package private(set) var addsUnknown = false
  package var rows: [MatrixRow]
  package var levelRule: LevelRule
  /// Changes when the meaning changes, so that trends are not drawn across.
  package var definitionVersion: String
  package var definition: Definition
  /// Where values are already published: one link, or one for each row of a matrix.
  package var publishedLinks: [PublishedLink]
  package var sources: [String]
  package var isRetired: Bool
  /// A short label in English, for those who compare with other countries.
  package var englishLabel: String? = nil
  /// Whether a source asks the question or it was inferred from sources.
  package var certainty: Certainty? = nil
  /// The most choices that may be made where several can be.
  package var maxChoices: Int? = nil
  /// What the row is called, when this is one row of a matrix.
  var partText: String? = nil
  /// Stands for all questions of an area; `RoundSnapshot.areaColumn(_:)` makes it.
  var isArea = false

  package enum Certainty: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case confirmed, inferred

    package var swedish: String { self == .confirmed ? "En källa ställer frågan" : "Slutsats ur källorna" }
  }

  package enum AnswerType: String, Sendable, CaseIterable, Codable, Bindable, ColumnReadable {
    case document, single, multi, matrix, count, share, date, text

    package var swedish: String {
      switch self {
      case .document: "Styrdokument i fem steg"
      case .single: "Ett val"
      case .multi: "Flera val"
      case .matrix: "Ett val per rad"
      case .count: "Antal"
      case .share: "Andel i procent"
      case .date: "Datum"
      case .text: "Fritext"
      }
    }
  }

  /// One choice. `level` is 0-100 or nil when it is not scored; never its position.
  package struct Option: Sendable, Codable, Hashable {
    package let id: String
    package let text: String
    package let level: Int?
    /// "Vet inte" and its like: neither 0 nor a gap.
    package let isUnknown: Bool
    /// "Inget av detta": excludes the others.
    package let isNone: Bool

    static let unknown = Option(id: AnswerValue.unknownText, text: "Vet inte", level: nil, isUnknown: true)

    package init(id: String, text: String, level: Int?, isUnknown: Bool = false, isNone: Bool = false) {
      self.id = id
      self.text = text
      self.level = level
      self.isUnknown = isUnknown
      self.isNone = isNone
    }
  }

  package struct MatrixRow: Sendable, Codable, Hashable {
    package let id: String
    package let text: String

    package init(id: String, text: String) {
      self.id = id
      self.text = text
    }
  }

  /// The fields of a definition as Öppna jämförelser writes them; what nobody has stated stays empty.
  package struct Definition: Sendable, Codable, Hashable {
    package var name: String?
    package var shortName: String?
    package var measure: String?
    package var qualityDimension: String?
    package var qualityArea: String?
    package var indicatorArea: String?
    package var purpose: String?
    package var legalGround: String?
    package var targetDirection: String?
    /// The first year that it held, where a break in a series stands.
    package var validFrom: String?

    package init() {}
  }

  /// Where the value is already published, and which answer a published value means.
  package struct PublishedLink: Sendable, Codable, Hashable {
    package let source: String
    package let key: String
    /// The matrix row that the published value is about.
    package let row: String?
    /// Published value to option. A value that is not here cannot be turned into an answer; `*` to `=` says that the
    /// published number is the answer as it stands.
    package let answers: [String: String]

    package init(source: String, key: String, row: String? = nil, answers: [String: String] = [:]) {
      self.source = source
      self.key = key
      self.row = row
      self.answers = answers
    }
  }

  package init(
    id: ID<Indicator>, code: String, area: String, question: String, hint: String?, answerType: AnswerType,
    unit: String?, weight: Int, isCore: Bool, isSensitive: Bool, themes: [String], options: [Option],
    rows: [MatrixRow], levelRule: LevelRule, definitionVersion: String, definition: Definition,
    published: [PublishedLink] = [], sources: [String], isRetired: Bool = false
  ) {
    self.id = id
    self.code = code
    self.area = area
    self.question = question
    self.hint = hint
    self.answerType = answerType
    self.unit = unit
    self.weight = weight
    self.isCore = isCore
    self.isSensitive = isSensitive
    self.themes = themes
    self.options = options
    self.rows = rows
    self.levelRule = levelRule
    self.definitionVersion = definitionVersion
    self.definition = definition
    publishedLinks = published
    self.sources = sources
    self.isRetired = isRetired
  }
}

extension Indicator {
  /// The options as the set states them, for those who write sets.
  package var statedOptions: [Option] { addsUnknown ? options.dropLast() : options }

  /// Whoever answers may always say that nobody knows: without it, some would have to guess or leave a gap.
  mutating func addUnknown() {
    guard !options.isEmpty, !options.contains(where: { $0.isUnknown || $0.id == Option.unknown.id }) else { return }
    options.append(.unknown)
    addsUnknown = true
  }

  /// "KOM-02, Hur många har fått fortbildning om …": names the question where it does not stand itself.
  var shortTitle: String {
    guard question.count > 50 else { return "\(code), \(question)" }
    let words = question.prefix(50).split(separator: " ").dropLast().joined(separator: " ")
    return "\(code), \(words) …"
  }

  package func option(_ id: String) -> Option? { options.first { $0.id == id } }
  package func row(_ id: String) -> MatrixRow? { rows.first { $0.id == id } }
  /// Whether answers get a level at all.
  package var isScored: Bool { weight > 0 && levelRule != .none }
  /// The first place where the value is published.
  package var published: PublishedLink? { publishedLinks.first }
  package var isAboutHonour: Bool { themes.contains("HRV") }
}
