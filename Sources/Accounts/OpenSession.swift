internal import Access
internal import Storage
internal import Vocabulary

/// A browser that is signed in to the account.
struct OpenSession: Sendable {
  let fingerprint: String
  let browser: Browser
  let seenAt: Moment

  init(row: Row) throws {
    fingerprint = try row.get("token_hash")
    browser = Browser(userAgent: try row.get("device"))
    seenAt = try row.get("seen_at")
  }
}

extension Transaction {
  /// Where the account is signed in now, the latest used first.
  func openSessions(of account: ID<Account>, at now: Moment) throws -> [OpenSession] {
    try rows(
      """
      SELECT token_hash, device, seen_at FROM session
      WHERE account_id = \(account) AND stage = \(Session.Stage.full) AND expires_at > \(now) ORDER BY seen_at DESC
      """
    ).map(OpenSession.init)
  }
}
