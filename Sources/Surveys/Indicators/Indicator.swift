package import Storage
package import Vocabulary

/// One question of a survey with what its answers mean. Sv: indikator.
package struct Indicator: Sendable, Identifiable {
  package let id: ID<Indicator>
  /// What it is called in all versions and exports, such as `LED-01`; rounds are compared by it.
  package let code: String
  package let area: String
  package let question: String
  package let hint: String?
  package let answerType: AnswerType
  package let unit: String?
  /// 3 law or safety, 2 strongly recommended, 1 development, 0 never scored.
  package let weight: Int
  /// Belongs to the short form.
  package let isCore: Bool
  /// Small counts: outside the county team only bands are shown.
  package let isSensitive: Bool
  package let themes: [String]
  package let options: [Option]
  package let rows: [MatrixRow]
  package let levelRule: LevelRule
  /// Changes when the meaning changes, so that trends are not drawn across.
  package let definitionVersion: String
  package let definition: Definition
  package let published: PublishedLink?
  package let sources: [String]
  package let isRetired: Bool

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

    package init() {}
  }

  /// Where the value is already published.
  package struct PublishedLink: Sendable, Codable, Hashable {
    package let source: String
    package let key: String

    package init(source: String, key: String) {
      self.source = source
      self.key = key
    }
  }

  package init(
    id: ID<Indicator>, code: String, area: String, question: String, hint: String?, answerType: AnswerType,
    unit: String?, weight: Int, isCore: Bool, isSensitive: Bool, themes: [String], options: [Option],
    rows: [MatrixRow], levelRule: LevelRule, definitionVersion: String, definition: Definition,
    published: PublishedLink?, sources: [String], isRetired: Bool = false
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
    self.published = published
    self.sources = sources
    self.isRetired = isRetired
  }
}

extension Indicator {
  package func option(_ id: String) -> Option? { options.first { $0.id == id } }
  package func row(_ id: String) -> MatrixRow? { rows.first { $0.id == id } }
  /// Whether answers get a level at all.
  package var isScored: Bool { weight > 0 && levelRule != .none }
  package var isAboutHonour: Bool { themes.contains("HRV") }
}
