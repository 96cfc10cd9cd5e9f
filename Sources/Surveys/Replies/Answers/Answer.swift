package import Storage
package import Vocabulary

/// One answer as it stands. Sv: svar.
package struct Answer: Sendable {
  package let indicator: String
  package let content: AnswerContent
  /// Grows by one with each change; a form carries the one it was made from.
  package let version: Int
  package let editedBy: String
  package let editedAt: Moment

  /// The stored text of the value; empty when only a comment was given.
  package var stored: String { content.stored }
  package var comment: String? { content.comment }
  /// Shared with those who see the answer; otherwise for the county alone ("bara länet").
  package var isCommentShared: Bool { content.isCommentShared }
  /// A link to what the answer rests on.
  package var evidence: String? { content.evidence }
  package var origin: Origin { content.origin }
  /// Why a published value was corrected, or who gave the answer by phone.
  package var originNote: String? { content.originNote }

  /// Who wrote it and when, in a line; by phone also who answered ("ifyllt av").
  func signature(_ names: ReplyNames) -> String {
    let editor = names.within(editedBy)
    guard origin == .phone, let originNote else { return "Senast ändrat av \(editor) den \(editedAt.words)" }
    let source = names.isHidden ? ReplyNames.hidden : originNote
    return "Ifyllt av \(editor) den \(editedAt.words). Svarade per telefon: \(source)"
  }

  package enum Origin: String, Sendable, Bindable, ColumnReadable {
    case typed, confirmed, corrected, phone
  }

  init(row: Row) throws {
    indicator = try row.get("indicator")
    content = try AnswerContent(row: row)
    version = try row.get("version")
    editedBy = try row.get("edited_by")
    editedAt = try row.get("edited_at")
  }
}

extension Transaction {
  /// All answers of a respondent in a round by indicator code.
  package func answers(of respondent: Respondent, in round: ID<Round>) throws -> [String: Answer] {
    let found = try rows("SELECT * FROM answer WHERE round_id = \(round) AND respondent = \(respondent)")
    return Dictionary(try found.map(Answer.init).map { ($0.indicator, $0) }, uniquingKeysWith: { $1 })
  }

  package func answer(to indicator: String, of respondent: Respondent, in round: ID<Round>) throws -> Answer? {
    try row(
      """
      SELECT * FROM answer WHERE round_id = \(round) AND respondent = \(respondent) AND indicator = \(indicator)
      """
    ).map(Answer.init)
  }
}
