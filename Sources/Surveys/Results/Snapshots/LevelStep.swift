/// The five steps of the scale 0-100 and what each is called. Nothing else decides what is lacking, begun or in place.
/// Sv: steg på skalan.
enum LevelStep: Int, CaseIterable, Sendable {
  case lacking, begun, partly, mostly, inPlace

  init(_ level: Int) { self = Self(rawValue: level / 20) ?? .inPlace }

  var levels: ClosedRange<Int> { rawValue * 20...(self == .inPlace ? 100 : rawValue * 20 + 19) }
  /// "20–39".
  var range: String { "\(levels.lowerBound)–\(levels.upperBound)" }

  var swedish: String {
    switch self {
    case .lacking: "saknas"
    case .begun: "påbörjat"
    case .partly: "till viss del"
    case .mostly: "till stor del"
    case .inPlace: "på plats"
    }
  }

  /// What the words mean, where a page uses them.
  static let rule = """
    Saknas är nivå \(lacking.range), påbörjat \(begun.range) och på plats \(inPlace.range). \
    En lucka är en nivå under \(Target.level).
    """
}

/// What counts as being in place, for every question. Sv: mål.
enum Target {
  static let level = LevelStep.inPlace.levels.lowerBound
}
