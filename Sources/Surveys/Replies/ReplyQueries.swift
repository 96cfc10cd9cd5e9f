internal import Access
internal import Storage
internal import Vocabulary

extension Reply {
  /// What events name the reply by.
  package var subject: String { "reply:\(id)" }
  var path: String { SurveyPaths.reply(respondent.respondent, in: round.id) }
}

extension Transaction {
  /// The name of the area that each question of the round stands in, by the question's code.
  func areaNames(ofQuestionsIn round: Round) throws -> [String: String] {
    let onlyCore: SQL = round.form == .short ? "AND i.is_core = \(true)" : ""
    let found = try rows(
      """
      SELECT i.code, a.name FROM indicator i JOIN survey_area a ON a.set_id = i.set_id AND a.code = i.area
      WHERE i.set_id = \(round.set) AND i.is_retired = \(false) \(onlyCore)
      """)
    return Dictionary(try found.map { (try $0.get("code"), try $0.get("name")) }, uniquingKeysWith: { $1 })
  }

  /// Moves a reply along the diagram of its states.
  func move(_ reply: Reply, to state: Reply.State, at now: Moment) throws {
    let before = reply.respondent.state
    guard before.next.contains(state) else {
      throw Refusal.forbidden("Läget är ”\(before.swedish)” och kan inte bli ”\(state.swedish)”.")
    }
    try execute(
      """
      UPDATE round_respondent SET state = \(state), state_at = \(now)
      WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
      """)
  }

  func textsWritten(today now: Moment, by actor: Byline, act: String, on reply: Reply) throws -> Set<String> {
    let morning = SwedishTime.moment(on: now.day)
    return Set(
      try rows(
        """
        SELECT text FROM event WHERE subject = \(reply.subject) AND actor = \(actor) AND act = \(act) AND at >= \(morning)
        """
      ).map { try $0.get("text", as: String.self) })
  }

  /// The round as it stands, for what is shown beside it; its rules are not asked.
  func roundBeside(_ id: ID<Round>) throws -> Round? {
    try row("\(Round.selection) WHERE id = \(id)").map { try Round(row: $0) }
  }

  /// The open functions of managers in an organisation; asked of the identity database.
  func managerFunctions(in organisation: ID<Organisation>) throws -> [ID<Function>] {
    try rows(
      """
      SELECT id FROM function WHERE organisation_id = \(organisation) AND role = \(Function.Role.manager)
        AND closed_at IS NULL ORDER BY id
      """
    ).map { try $0.get("id") }
  }
}
