internal import Storage
internal import Vocabulary

/// A set in a list: what it holds and which rounds use it.
struct SetOverview: Sendable {
  let set: IndicatorSet
  let questionCount: Int
  let coreCount: Int
  let rounds: [String]
}

extension Transaction {
  func setOverviews() throws -> [SetOverview] {
    let rounds = try rows("SELECT set_id, name FROM round ORDER BY opens_on DESC").map { row in
      (set: try row.get("set_id", as: ID<IndicatorSet>.self), name: try row.get("name", as: String.self))
    }
    let counts = try rows(
      """
      SELECT set_id, COUNT(*) AS questions, SUM(CASE WHEN is_core = \(true) THEN 1 ELSE 0 END) AS core
      FROM indicator WHERE is_retired = \(false) GROUP BY set_id
      """)
    let bySet = Dictionary(
      try counts.map { (try $0.get("set_id", as: ID<IndicatorSet>.self), $0) }, uniquingKeysWith: { $1 })
    return try indicatorSets().map { set in
      SetOverview(
        set: set, questionCount: try bySet[set.id]?.get("questions") ?? 0,
        coreCount: try bySet[set.id]?.get("core") ?? 0,
        rounds: rounds.filter { $0.set == set.id }.map(\.name))
    }
  }

  func roundNames(using set: ID<IndicatorSet>) throws -> [String] {
    try rows("SELECT name FROM round WHERE set_id = \(set) ORDER BY opens_on DESC").map { try $0.get("name") }
  }

  /// The same question in other sets, newest first: where it was asked and under which definition.
  func versions(of code: String) throws -> [QuestionVersion] {
    try rows(
      """
      SELECT i.definition_version, i.question, s.name, s.version, s.id FROM indicator i
      JOIN indicator_set s ON s.id = i.set_id WHERE i.code = \(code) ORDER BY s.created_at DESC
      """
    ).map(QuestionVersion.init)
  }
}

struct QuestionVersion: Sendable {
  let set: ID<IndicatorSet>
  let title: String
  let definitionVersion: String
  let question: String

  init(row: Row) throws {
    set = try row.get("id")
    title = "\(try row.get("name", as: String.self)), version \(try row.get("version", as: String.self))"
    definitionVersion = try row.get("definition_version")
    question = try row.get("question")
  }
}
