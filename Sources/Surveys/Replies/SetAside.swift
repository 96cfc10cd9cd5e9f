internal import Storage
internal import Vocabulary

/// An answer that could not be saved because a colleague had changed the question, or because the time was out. It
/// waits for its writer to choose, so that nothing typed is lost. Sv: undanlagt svar.
struct SetAside: Sendable {
  let indicator: String
  let content: AnswerContent
  let at: Moment

  init(row: Row) throws {
    indicator = try row.get("indicator")
    content = try AnswerContent(row: row)
    at = try row.get("set_aside_at")
  }
}

extension Transaction {
  func setAside(
    _ content: AnswerContent, to indicator: String, of reply: Reply, by editor: Editor, at now: Moment
  ) throws {
    try execute(
      """
      INSERT INTO set_aside_answer (round_id, respondent, indicator, editor, value, comment, is_comment_shared,
        evidence, origin, origin_note, set_aside_at)
      VALUES (\(reply.round.id), \(reply.respondent.respondent), \(indicator), \(editor.key), \(content.stored),
        \(content.comment), \(content.isCommentShared), \(content.evidence), \(content.origin),
        \(content.originNote), \(now))
      ON CONFLICT (round_id, respondent, indicator, editor) DO UPDATE SET value = excluded.value,
        comment = excluded.comment, is_comment_shared = excluded.is_comment_shared, evidence = excluded.evidence,
        origin = excluded.origin, origin_note = excluded.origin_note, set_aside_at = excluded.set_aside_at
      """)
  }

  /// What this editor has waiting, by indicator code.
  func setAside(by editor: Editor, in reply: Reply) throws -> [String: SetAside] {
    let waiting = try rows(
      """
      SELECT * FROM set_aside_answer WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
        AND editor = \(editor.key)
      """
    ).map(SetAside.init)
    return Dictionary(waiting.map { ($0.indicator, $0) }, uniquingKeysWith: { $1 })
  }

  func dropSetAside(to indicator: String, of reply: Reply, by editor: Editor) throws {
    try execute(
      """
      DELETE FROM set_aside_answer WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
        AND indicator = \(indicator) AND editor = \(editor.key)
      """)
  }
}
