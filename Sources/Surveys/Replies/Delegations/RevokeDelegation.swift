package import Access
package import Storage
package import Vocabulary

/// Takes a colleague's link back; what was answered through it stays. Sv: ta tillbaka en delegering.
package struct RevokeDelegation: Sendable {
  let tokenHash: String

  package init(_ delegation: Delegation) { tokenHash = delegation.tokenHash }
  init(tokenHash: String) { self.tokenHash = tokenHash }

  package func perform(in tx: Transaction, on evidence: Writable<Reply>, at now: Moment) throws {
    let (reply, viewer) = (evidence.record, evidence.viewer)
    guard let delegation = try tx.delegations(of: reply).first(where: { $0.tokenHash == tokenHash }) else {
      throw Refusal.notFound
    }
    try tx.execute("UPDATE delegation SET revoked_at = \(now) WHERE token_hash = \(tokenHash)")
    try tx.record(
      "RevokeDelegation", of: reply.subject, by: viewer.byline, at: now,
      text: "Tog tillbaka länken till \(delegation.name).")
  }
}
