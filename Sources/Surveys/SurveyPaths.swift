internal import Vocabulary

/// The addresses of the surveys' pages.
enum SurveyPaths {
  static let sets = "/indikatorer"
  static func set(_ id: ID<IndicatorSet>) -> String { "\(sets)/\(id)" }
  static func indicator(_ code: String, in set: ID<IndicatorSet>) -> String { "\(self.set(set))/\(code)" }

  static let rounds = "/kartlaggning"
  static func round(_ id: ID<Round>) -> String { "\(rounds)/\(id)" }
  static func respondents(of id: ID<Round>) -> String { "\(round(id))/svarande" }
  static func letters(of id: ID<Round>) -> String { "\(round(id))/utskick" }
  static func results(of id: ID<Round>) -> String { "\(round(id))/resultat" }
  static func effort(_ id: String) -> String { "/behov/insatser/\(id)" }
  static func reply(_ respondent: Respondent, in id: ID<Round>) -> String { "\(round(id))/svar/\(respondent.key)" }

  static let published = "/publicerat"
}
