internal import Access
package import Storage
package import Vocabulary

/// A link that lets a colleague answer one area without an account. Sv: delegering av ett frågeområde.
package struct Delegation: Sendable {
  let tokenHash: String
  package let round: ID<Round>
  package let respondent: Respondent
  package let area: String
  /// The colleague's name, which stands at the answers.
  package let name: String
  package let mail: String?
  package let createdBy: String
  package let createdAt: Moment
  package let expiresAt: Moment
  package let revokedAt: Moment?
  /// Whether somebody who works for the respondent made the link.
  let isFromRespondent: Bool

  init(row: Row) throws {
    tokenHash = try row.get("token_hash")
    round = try row.get("round_id")
    respondent = try row.get("respondent")
    area = try row.get("area")
    name = try row.get("name")
    mail = try row.optional("mail")
    createdBy = try row.get("created_by")
    createdAt = try row.get("created_at")
    expiresAt = try row.get("expires_at")
    revokedAt = try row.optional("revoked_at")
    isFromRespondent = try row.get("is_from_respondent")
  }

  /// The link follows the last day to answer, also when that is moved.
  package func isValid(for reply: Reply, at now: Moment) -> Bool {
    revokedAt == nil && (now < expiresAt || now.day <= reply.lastDay)
  }
}

/// What a link opens: one area of one reply.
struct DelegatedArea: Sendable {
  let delegation: Delegation
  let reply: Reply

  func isValid(at now: Moment) -> Bool { delegation.isValid(for: reply, at: now) }
}

extension Transaction {
  /// The area behind a link's token, also when the link has run out; nil when no such link was ever made.
  func delegatedArea(token: String) throws -> DelegatedArea? {
    guard
      let delegation = try row("SELECT * FROM delegation WHERE token_hash = \(Secrets.fingerprint(token))")
        .map(Delegation.init),
      let round = try roundBeside(delegation.round),
      let respondent = try respondent(delegation.respondent, in: delegation.round)
    else { return nil }
    return DelegatedArea(delegation: delegation, reply: Reply(round: round, respondent: respondent))
  }

  /// The links of a reply that have not been taken back, oldest first.
  package func delegations(of reply: Reply) throws -> [Delegation] {
    try rows(
      """
      SELECT * FROM delegation WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
        AND revoked_at IS NULL ORDER BY created_at, token_hash
      """
    ).map(Delegation.init)
  }
}
