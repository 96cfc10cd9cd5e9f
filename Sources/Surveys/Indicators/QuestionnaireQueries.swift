internal import Foundation
package import Storage
package import Vocabulary

extension Transaction {
  package func indicatorSets() throws -> [IndicatorSet] {
    try rows("\(IndicatorSet.selection) ORDER BY s.created_at DESC").map(IndicatorSet.init)
  }

  /// A set with its questions; retired questions are left out unless asked for.
  package func questionnaire(_ id: ID<IndicatorSet>, withRetired: Bool = false) throws -> Questionnaire? {
    guard let set = try row("\(IndicatorSet.selection) WHERE s.id = \(id)").map(IndicatorSet.init) else { return nil }
    let areas = try rows("SELECT * FROM survey_area WHERE set_id = \(id) ORDER BY position").map {
      SurveyArea(code: try $0.get("code"), name: try $0.get("name"), englishName: try $0.optional("english_name"))
    }
    let indicators = try rows("SELECT * FROM indicator WHERE set_id = \(id) ORDER BY position").map(Indicator.init)
    return Questionnaire(set: set, areas: areas, indicators: indicators.filter { withRetired || !$0.isRetired })
  }
}

extension Indicator {
  init(row: Row) throws {
    self.init(
      id: try row.get("id"), code: try row.get("code"), area: try row.get("area"), question: try row.get("question"),
      hint: try row.optional("hint"), answerType: try row.get("answer_type"), unit: try row.optional("unit"),
      weight: try row.get("weight"), isCore: try row.get("is_core"), isSensitive: try row.get("is_sensitive"),
      themes: try row.get("themes", as: String.self).split(separator: " ").map(String.init),
      options: try decoded(row, "options"), rows: try decoded(row, "rows"), levelRule: try decoded(row, "level_rule"),
      definitionVersion: try row.get("definition_version"), definition: try decoded(row, "definition"),
      published: try decoded(row, "published"),
      sources: try row.get("sources", as: String.self).split(separator: " ").map(String.init),
      isRetired: try row.get("is_retired"))
    englishLabel = try row.optional("english_label")
    certainty = try row.optional("certainty")
    maxChoices = try row.optional("max_choices")
    addUnknown()
  }
}

func decoded<T: Decodable & Sendable>(_ row: Row, _ column: String) throws -> T {
  try DecodedTexts.known.value(try row.get(column, as: String.self))
}

extension Transaction {
  /// Stores a question at a place in a set; replaces one with the same code.
  func store(_ indicator: Indicator, in set: ID<IndicatorSet>, at position: Int) throws {
    try execute("DELETE FROM indicator WHERE set_id = \(set) AND code = \(indicator.code)")
    try execute(
      """
      INSERT INTO indicator (id, set_id, code, area, position, question, hint, english_label, answer_type, unit,
        max_choices, weight, is_core, is_sensitive, themes, options, rows, level_rule, definition_version, definition,
        published, sources, certainty, is_retired)
      VALUES (\(indicator.id), \(set), \(indicator.code), \(indicator.area), \(position), \(indicator.question),
        \(indicator.hint), \(indicator.englishLabel), \(indicator.answerType), \(indicator.unit),
        \(indicator.maxChoices), \(indicator.weight), \(indicator.isCore),
        \(indicator.isSensitive), \(indicator.themes.joined(separator: " ")), \(try encoded(indicator.statedOptions)),
        \(try encoded(indicator.rows)), \(try encoded(indicator.levelRule)), \(indicator.definitionVersion),
        \(try encoded(indicator.definition)), \(try encoded(indicator.publishedLinks)),
        \(indicator.sources.joined(separator: " ")), \(indicator.certainty), \(indicator.isRetired))
      """)
  }
}

func encoded(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

extension DecodedTexts {
  /// Those of questions and what follows on them.
  static let known = DecodedTexts(limit: 4000)
}
