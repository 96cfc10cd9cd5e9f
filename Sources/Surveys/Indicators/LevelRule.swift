/// How a level of 0-100 comes from an answer. Sv: nivåregel.
package enum LevelRule: Sendable, Equatable {
  /// The level that the chosen option carries; in a matrix the mean of its rows.
  case option
  /// Several choices: the share of the scored options that were chosen.
  case share
  /// Several choices: the highest level among the chosen; one good answer is enough.
  case any
  /// A number, or the age of a date in whole months: the level of the last step that it reaches.
  case steps([Step])
  /// No honest scale: not scored.
  case none

  package struct Step: Sendable, Codable, Equatable {
    package let from: Double
    package let level: Int

    package init(from: Double, level: Int) {
      self.from = from
      self.level = level
    }
  }
}

extension LevelRule: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let steps = try? container.decode([Step].self) {
      self = .steps(steps.sorted { $0.from < $1.from })
      return
    }
    switch try container.decode(String.self) {
    case "option": self = .option
    case "share": self = .share
    case "any": self = .any
    default: self = .none
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .option: try container.encode("option")
    case .share: try container.encode("share")
    case .any: try container.encode("any")
    case .none: try container.encode("none")
    case .steps(let steps): try container.encode(steps)
    }
  }
}
