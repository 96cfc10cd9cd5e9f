package import Storage
package import Vocabulary

/// One answer as it stands. Sv: svar.
package struct Answer: Sendable {
  package let indicator: String
  /// The stored text of the value; empty when only a comment was given.
  package let stored: String
  package let comment: String?
  /// Shared with those who see the answer; otherwise for the county alone ("bara länet").
  package let isCommentShared: Bool
  /// A link to what the answer rests on.
  package let evidence: String?
  package let origin: Origin
  /// Why a published value was corrected, or who gave the answer by phone.
  package let originNote: String?
  /// Grows by one with each change; a form carries the one it was made from.
  package let version: Int
  package let editedBy: String
  package let editedAt: Moment

  package enum Origin: String, Sendable, Bindable, ColumnReadable {
    case typed, confirmed, corrected, phone
  }

  init(row: Row) throws {
    indicator = try row.get("indicator")
    stored = try row.get("value")
    comment = try row.optional("comment")
    isCommentShared = try row.get("is_comment_shared")
    evidence = try row.optional("evidence")
    origin = try row.get("origin")
    originNote = try row.optional("origin_note")
    version = try row.get("version")
    editedBy = try row.get("edited_by")
    editedAt = try row.get("edited_at")
  }
}

extension Transaction {
  /// All answers of a respondent in a round by indicator code.
  package func answers(of respondent: Respondent, in round: ID<Round>) throws -> [String: Answer] {
    let answers = try rows("SELECT * FROM answer WHERE round_id = \(round) AND respondent = \(respondent)").map(Answer.init)
    return Dictionary(answers.map { ($0.indicator, $0) }, uniquingKeysWith: { $1 })
  }

  package func answer(to indicator: String, of respondent: Respondent, in round: ID<Round>) throws -> Answer? {
    try row(
      """
      SELECT * FROM answer WHERE round_id = \(round) AND respondent = \(respondent) AND indicator = \(indicator)
      """
    ).map(Answer.init)
  }
}
