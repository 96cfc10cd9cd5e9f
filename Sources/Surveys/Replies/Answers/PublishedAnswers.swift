package import Storage
package import Vocabulary

extension SQL {
  /// The answers that count in a round, as a table: those that stand, and of a reply that is open again those that stood
  /// when it was last confirmed. Of respondents that have never been confirmed it has what stands; ask `isPublished`.
  static func publishedAnswers(in round: ID<Round>) -> SQL {
    let columns: SQL = """
      round_id, respondent, indicator, value, comment, is_comment_shared, evidence, origin, origin_note, version,
      edited_by, edited_at
      """
    let reopened: SQL = """
      SELECT respondent FROM round_respondent WHERE round_id = \(round) AND published_at IS NOT NULL
        AND state NOT IN \(list: Reply.State.allCases.filter(\.isConfirmed))
      """
    return """
      (SELECT \(columns) FROM answer WHERE round_id = \(round) AND respondent NOT IN (\(reopened))
      UNION ALL
      SELECT \(columns) FROM answer_edit e WHERE round_id = \(round) AND respondent IN (\(reopened))
        AND version = (
          SELECT MAX(v.version) FROM answer_edit v
          JOIN round_respondent p ON p.round_id = v.round_id AND p.respondent = v.respondent
          WHERE v.round_id = e.round_id AND v.respondent = e.respondent AND v.indicator = e.indicator
            AND v.edited_at <= p.published_at))
      """
  }
}

extension Transaction {
  /// The answers of a respondent that count in the results; none before a manager has confirmed them.
  package func publishedAnswers(of respondent: RoundRespondent, in round: ID<Round>) throws -> [String: Answer] {
    guard respondent.isPublished else { return [:] }
    let found = try rows(
      "SELECT * FROM \(SQL.publishedAnswers(in: round)) published WHERE respondent = \(respondent.respondent)")
    return Dictionary(try found.map(Answer.init).map { ($0.indicator, $0) }, uniquingKeysWith: { $1 })
  }
}
