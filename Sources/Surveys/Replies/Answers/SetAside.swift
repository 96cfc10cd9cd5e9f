internal import Storage
internal import Vocabulary

/// An answer that could not be saved because a colleague had changed the question, or because the time was out. It
/// waits for its writer to choose, so that nothing typed is lost. Sv: undanlagt svar.
struct SetAside: Sendable {
  let indicator: String
  var content: AnswerContent
  let at: Moment
  /// The page that it was written in.
  let slot: String
  /// What the same editor wrote in another open page, newest first: nothing typed covers anything else.
  var older: [SetAside] = []

  /// How many pages of one editor may wait at a question. The page's name comes with the form, so it is not trusted.
  static let most = 20

  init(row: Row) throws {
    indicator = try row.get("indicator")
    content = try AnswerContent(row: row)
    at = try row.get("set_aside_at")
    slot = try row.get("editor")
  }

  /// The version that a form calls so: the newest, or one of the older by its place.
  func version(_ name: String) -> SetAside? {
    ([self] + older).enumerated().first { Self.name(ofVersion: $0.offset) == name }?.element
  }

  static func name(ofVersion place: Int) -> String { place == 0 ? "mitt" : "mitt-\(place)" }
}

extension Transaction {
  /// `slot` is one of the editor's; the page that is written in unless told. The oldest give way when there are many.
  func setAside(
    _ content: AnswerContent, to indicator: String, of reply: Reply, by editor: Editor, in slot: String? = nil,
    at now: Moment
  ) throws {
    let slot = slot ?? editor.slot
    try execute(
      """
      INSERT INTO set_aside_answer (round_id, respondent, indicator, editor, value, comment, is_comment_shared,
        evidence, origin, origin_note, set_aside_at)
      VALUES (\(reply.round.id), \(reply.respondent.respondent), \(indicator), \(slot), \(content.stored),
        \(content.comment), \(content.isCommentShared), \(content.evidence), \(content.origin),
        \(content.originNote), \(now))
      ON CONFLICT (round_id, respondent, indicator, editor) DO UPDATE SET value = excluded.value,
        comment = excluded.comment, is_comment_shared = excluded.is_comment_shared, evidence = excluded.evidence,
        origin = excluded.origin, origin_note = excluded.origin_note, set_aside_at = excluded.set_aside_at
      """)
    let kept: SQL = """
      SELECT editor FROM set_aside_answer WHERE round_id = \(reply.round.id)
        AND respondent = \(reply.respondent.respondent) AND indicator = \(indicator) AND \(SQL.isWritten(by: editor))
      ORDER BY set_aside_at DESC, editor DESC LIMIT \(SetAside.most)
      """
    let isOld: SQL = "\(SQL.isWritten(by: editor)) AND editor <> \(slot) AND editor NOT IN (\(kept))"
    try drop("indicator = \(indicator) AND \(isOld)", of: reply)
  }

  /// What this editor has waiting, by indicator code.
  func setAside(by editor: Editor, in reply: Reply) throws -> [String: SetAside] {
    let waiting = try rows(
      """
      SELECT * FROM set_aside_answer WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
        AND \(SQL.isWritten(by: editor)) ORDER BY set_aside_at DESC, editor DESC
      """
    ).map { try SetAside(row: $0) }
    return Dictionary(grouping: waiting, by: \.indicator).compactMapValues { versions in
      guard var newest = versions.first else { return nil }
      let content = newest.content
      newest.older = versions.dropFirst().filter { !$0.content.says(sameAs: content) }
      return newest
    }
  }

  /// The questions where somebody has yet to choose between versions, whoever it is.
  func questionsWithVersions(in reply: Reply) throws -> Set<String> {
    let found = try rows(
      """
      SELECT DISTINCT indicator FROM set_aside_answer
      WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
      """)
    return Set(try found.map { try $0.get("indicator", as: String.self) })
  }

  /// Takes away what was set aside in one page, when the same page has saved something else.
  func dropSetAside(to indicator: String, of reply: Reply, in slot: String) throws {
    try drop("indicator = \(indicator) AND editor = \(slot)", of: reply)
  }

  /// Takes away all versions of an editor, who has chosen among them.
  func dropSetAside(to indicator: String, of reply: Reply, by editor: Editor) throws {
    try drop("indicator = \(indicator) AND \(SQL.isWritten(by: editor))", of: reply)
  }

  private func drop(_ condition: SQL, of reply: Reply) throws {
    try execute(
      """
      DELETE FROM set_aside_answer WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
        AND \(condition)
      """)
  }
}

extension SQL {
  /// In any of the editor's pages.
  fileprivate static func isWritten(by editor: Editor) -> SQL {
    "(editor = \(editor.key) OR editor LIKE \("\(editor.key)#%"))"
  }
}
