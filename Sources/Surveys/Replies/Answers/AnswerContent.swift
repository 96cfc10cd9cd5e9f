internal import Storage

/// What an answer says, apart from who wrote it and when. Sv: svarets innehåll.
package struct AnswerContent: Sendable, Equatable {
  /// The stored text of the value, as `AnswerValue.stored` writes it; empty when there is none.
  package var stored: String
  package var comment: String?
  package var isCommentShared: Bool
  package var evidence: String?
  package var origin: Answer.Origin
  package var originNote: String?

  package init(
    stored: String = "", comment: String? = nil, isCommentShared: Bool = false, evidence: String? = nil,
    origin: Answer.Origin = .typed, originNote: String? = nil
  ) {
    self.stored = stored
    self.comment = comment
    self.isCommentShared = comment != nil && isCommentShared
    self.evidence = evidence
    self.origin = origin
    self.originNote = originNote
  }

  init(row: Row) throws {
    stored = try row.get("value")
    comment = try row.optional("comment")
    isCommentShared = try row.get("is_comment_shared")
    evidence = try row.optional("evidence")
    origin = try row.get("origin")
    originNote = try row.optional("origin_note")
  }

  /// No answer at all: what a question says before anybody has touched it.
  package static let nothing = AnswerContent()

  package var isNothing: Bool { stored.isEmpty && comment == nil && evidence == nil }

  /// Whether both say the same. Who gave an answer by phone is no difference: the answer is what counts.
  package func says(sameAs other: AnswerContent) -> Bool {
    guard stored == other.stored, comment == other.comment, isCommentShared == other.isCommentShared,
      evidence == other.evidence
    else { return false }
    if stored.isEmpty || origin == .phone || other.origin == .phone { return true }
    return origin == other.origin && originNote == other.originNote
  }
}
