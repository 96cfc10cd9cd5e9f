internal import Surveys
internal import Vocabulary

/// What a respondent's invented answers follow: how far its work has come, how many adults live there, and who has
/// come and gone. Sv: den som svarar.
struct AnsweringPlace {
  /// The municipality's code, or the organisation's name: the same in every demonstration.
  let key: String
  /// The head start, about 0 to 1.
  let head: Double
  /// Roughly, and rounded: for invented counts only.
  let adults: Double

  var turnover: Turnover { Turnover(key: key) }

  init(_ respondent: ChosenRespondent) {
    if let municipality = respondent.respondent.municipality.flatMap(Sweden.current.municipality) {
      self.init(municipality)
    } else {
      self.init(key: respondent.name, head: 0.22 + 0.4 * Chance("head", respondent.name).share, adults: 0)
    }
  }

  init(_ municipality: Municipality) {
    let code = municipality.code.text
    self.init(
      key: code, head: municipality.group.head + 0.4 * Chance("head", code).share - 0.2,
      adults: Self.known[code] ?? municipality.group.adults * (0.7 + 0.7 * Chance("adults", code).share))
  }

  private init(key: String, head: Double, adults: Double) {
    (self.key, self.head, self.adults) = (key, head, adults)
  }

  /// The largest, and where the cast works: a guess from the group would be seen to be wrong there.
  private static let known: [String: Double] = [
    "0180": 790_000, "1480": 480_000, "1280": 285_000, "2480": 105_000, "2482": 60_000, "2422": 2_000, "2281": 79_000,
    "2280": 20_000, "1488": 47_000, "2580": 64_000,
  ]
}

extension MunicipalityGroup.Code {
  /// The head start that size gives.
  fileprivate var head: Double {
    switch self {
    case .a1: 0.62
    case .a2: 0.48
    case .b3: 0.55
    case .b4: 0.36
    case .b5: 0.3
    case .c6: 0.42
    case .c7: 0.3
    case .c8: 0.24
    case .c9: 0.27
    }
  }

  /// How many adults live in a municipality of the group, roughly.
  fileprivate var adults: Double {
    switch self {
    case .a1: 400_000
    case .a2: 34_000
    case .b3: 72_000
    case .b4: 14_000
    case .b5: 12_000
    case .c6: 30_000
    case .c7: 9_500
    case .c8: 7_500
    case .c9: 8_000
    }
  }
}
