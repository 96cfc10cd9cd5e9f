package import Access
package import Storage
package import Vocabulary

/// Closes a round: confirmed replies are locked, and no more answers are taken but from those with more time.
package struct CloseRound: Sendable {
  package init() {}

  /// Returns the names of those that had not sent their answers.
  @discardableResult
  package func perform(on round: Writable<Round>, in tx: Transaction, at now: Moment) throws -> [String] {
    let record = round.record
    guard record.closedAt == nil else { throw Refusal.forbidden("Omgången är redan stängd.") }
    let missing = try tx.respondents(of: record.id).filter(\.isMissing).map(\.name)
    try tx.execute("UPDATE round SET closed_at = \(now) WHERE id = \(record.id)")
    let locked = try tx.execute(
      """
      UPDATE round_respondent SET state = \(Reply.State.locked), state_at = \(now)
      WHERE round_id = \(record.id) AND state = \(Reply.State.confirmed)
      """)
    try tx.bumpRevision(of: record.id)
    try tx.record(
      "CloseRound", of: "round:\(record.id)", by: round.viewer.byline, at: now,
      text: "Stängde \(record.name). \(locked) svar låstes, \(missing.count) svarande hade inte skickat in")
    return missing
  }
}
