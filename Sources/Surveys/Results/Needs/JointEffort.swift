package import Access
package import Storage
package import Vocabulary

/// What several respondents with the same need do together (F10). Sv: gemensam insats.
package struct JointEffort: Sendable {
  package let id: ID<JointEffort>
  package let round: ID<Round>
  package let roundName: String
  /// The code of the question that showed the need.
  package let indicator: String
  package let question: String
  package let owner: ID<Organisation>
  package let title: String
  package let note: String
  /// Who sees to it that it happens.
  package let function: ID<Function>?
  package let createdAt: Moment
  package let createdBy: String
  package let endedAt: Moment?
  package let respondents: [Participant]

  /// A respondent that takes part.
  package struct Participant: Sendable {
    package let respondent: Respondent
    package let name: String
    let organisation: ID<Organisation>?
    let county: CountyCode?
  }

  package var isGoing: Bool { endedAt == nil }
  var path: String { "/behov/insatser/\(id)" }

  init(row: Row, respondents: [Participant]) throws {
    id = try row.get("id")
    round = try row.get("round_id")
    roundName = try row.get("round_name")
    indicator = try row.get("indicator")
    question = try row.optional("question") ?? ""
    owner = try row.get("owner_id")
    title = try row.get("title")
    note = try row.get("note")
    function = try row.optional("function_id")
    createdAt = try row.get("created_at")
    createdBy = try row.get("created_by")
    endedAt = try row.optional("ended_at")
    self.respondents = respondents
  }
}

extension JointEffort: Guarded {
  package static func load(_ id: ID<JointEffort>, for viewer: Viewer, in tx: Transaction) throws -> JointEffort? {
    try tx.jointEfforts(where: "e.id = \(id)").first
  }

  /// The team that started it, the teams of those who take part, those who take part, and who is responsible.
  package func isReadable(by viewer: Viewer) -> Bool {
    viewer.isInTeam(of: owner) || viewer.isInTeam(of: respondents.compactMap(\.county))
      || respondents.contains { $0.organisation.map(viewer.works) ?? false }
      || viewer.functions.contains { $0.id == function }
  }

  package func isWritable(by viewer: Viewer) -> Bool { viewer.isInTeam(of: owner) }
}

extension Transaction {
  /// The efforts a viewer may see, newest first.
  package func jointEfforts(for viewer: Viewer) throws -> [JointEffort] {
    try jointEfforts(where: "1 = 1").filter { $0.isReadable(by: viewer) }
  }

  fileprivate func jointEfforts(where condition: SQL) throws -> [JointEffort] {
    let efforts = try rows(
      """
      SELECT e.*, r.name AS round_name,
        (SELECT i.question FROM indicator i WHERE i.set_id = r.set_id AND i.code = e.indicator) AS question
      FROM joint_effort e JOIN round r ON r.id = e.round_id WHERE \(condition) ORDER BY e.id DESC
      """)
    guard !efforts.isEmpty else { return [] }
    let ids = try efforts.map { try $0.get("id", as: String.self) }
    let participants = Dictionary(grouping: try self.participants(in: ids), by: \.effort)
    return try efforts.map { row in
      let own = participants[try row.get("id")] ?? []
      return try JointEffort(row: row, respondents: SwedishOrder.sorted(own.map(\.participant)) { $0.name })
    }
  }

  private func participants(in efforts: [String]) throws -> [(effort: String, participant: JointEffort.Participant)] {
    try rows(
      """
      SELECT p.effort_id, p.respondent, p.name, a.organisation_id, a.county FROM joint_effort_respondent p
      JOIN joint_effort e ON e.id = p.effort_id
      LEFT JOIN round_respondent a ON a.round_id = e.round_id AND a.respondent = p.respondent
      WHERE p.effort_id IN \(list: efforts)
      """
    ).map { row in
      (
        effort: try row.get("effort_id"),
        participant: JointEffort.Participant(
          respondent: try row.get("respondent"), name: try row.get("name"),
          organisation: try row.optional("organisation_id"),
          county: try row.optional("county", as: String.self).flatMap { CountyCode($0) })
      )
    }
  }
}
