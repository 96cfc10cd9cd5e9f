internal import Storage
internal import Vocabulary

/// One question's answer as it stands when somebody saves, and what a new answer means beside it.
struct AnswerInPlace {
  let reply: Reply
  let editor: Editor
  let standing: Answer?

  enum Verdict: Equatable {
    /// It already stands so, in this version.
    case same(Int)
    /// The form carried an older answer along that its writer never changed.
    case untouched
    /// Somebody else has changed it since the form was made.
    case conflict
    case change
  }

  func verdict(on given: GivenAnswer, in tx: Transaction) throws -> Verdict {
    let current = standing?.content ?? .nothing
    let version = standing?.version ?? 0
    if given.content.says(sameAs: current) { return .same(version) }
    if given.basis == version { return .change }
    let origin = try tx.content(ofVersion: given.basis, to: given.indicator, in: reply)
    if let origin, given.content.says(sameAs: origin) { return .untouched }
    return .conflict
  }

  /// Writes the answer and its line in the history of the answer; returns the new version.
  func write(_ given: GivenAnswer, in tx: Transaction, at now: Moment) throws -> Int {
    let version = (standing?.version ?? 0) + 1
    let (round, respondent, content) = (reply.round.id, reply.respondent.respondent, given.content)
    try tx.execute(
      """
      INSERT INTO answer (round_id, respondent, indicator, value, comment, is_comment_shared, evidence, origin,
        origin_note, version, edited_by, edited_at)
      VALUES (\(round), \(respondent), \(given.indicator), \(content.stored), \(content.comment),
        \(content.isCommentShared), \(content.evidence), \(content.origin), \(content.originNote), \(version),
        \(editor.byline), \(now))
      ON CONFLICT (round_id, respondent, indicator) DO UPDATE SET value = excluded.value, comment = excluded.comment,
        is_comment_shared = excluded.is_comment_shared, evidence = excluded.evidence, origin = excluded.origin,
        origin_note = excluded.origin_note, version = excluded.version, edited_by = excluded.edited_by,
        edited_at = excluded.edited_at
      """)
    let id: ID<Answer> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO answer_edit (id, round_id, respondent, indicator, version, value, comment, is_comment_shared,
        evidence, origin, origin_note, edited_by, edited_at)
      VALUES (\(id), \(round), \(respondent), \(given.indicator), \(version), \(content.stored), \(content.comment),
        \(content.isCommentShared), \(content.evidence), \(content.origin), \(content.originNote), \(editor.byline),
        \(now))
      """)
    return version
  }
}

extension Transaction {
  /// What an answer said in one of its versions; before the first one it said nothing.
  func content(ofVersion version: Int, to indicator: String, in reply: Reply) throws -> AnswerContent? {
    guard version > 0 else { return .nothing }
    return try row(
      """
      SELECT * FROM answer_edit WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
        AND indicator = \(indicator) AND version = \(version)
      """
    ).map(AnswerContent.init)
  }
}
