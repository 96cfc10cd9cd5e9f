package import Access
package import Storage
package import Vocabulary

/// The manager stands for the answers; from then on they count in the results. Sv: bekräfta.
package struct ConfirmReply: Sendable {
  package init() {}

  package func perform(in tx: Transaction, on evidence: Writable<Reply>, at now: Moment) throws {
    let (reply, viewer) = (evidence.record, evidence.viewer)
    guard reply.isConfirmable(by: viewer) else {
      throw Refusal.forbidden("Bara en chef hos den som svarar kan bekräfta, när svaren är inskickade.")
    }
    try tx.move(reply, to: .confirmed, at: now)
    try tx.execute(
      """
      UPDATE round_respondent SET confirmed_by = \(viewer.byline), published_at = \(now)
      WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
      """)
    try tx.bumpRevision(of: reply.round.id)
    try tx.record("ConfirmReply", of: reply.subject, by: viewer.byline, at: now, text: "Bekräftade svaren.")
  }
}
