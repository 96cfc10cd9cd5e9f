package import Storage
package import Vocabulary

/// A signed-in browser. The token is in the cookie; the database has its fingerprint. Sv: inloggning.
package struct Session: Sendable {
  package let fingerprint: String
  package let account: ID<Account>
  package let csrf: String
  package let stage: Stage
  package let seenAt: Moment
  package let createdAt: Moment

  /// `password`: the second factor remains; nothing but that step can be reached.
  package enum Stage: String, Sendable, Bindable, ColumnReadable { case password, full }

  package static let idleMinutes: Int64 = 60
  package static let longestHours: Int64 = 10
  private static let secondFactorMinutes: Int64 = 10

  init(row: Row) throws {
    fingerprint = try row.get("token_hash")
    account = try row.get("account_id")
    csrf = try row.get("csrf")
    stage = try row.get("stage")
    seenAt = try row.get("seen_at")
    createdAt = try row.get("session_created_at")
  }

  static func expiry(stage: Stage, created: Moment, seen: Moment) -> Moment {
    switch stage {
    case .password: created.adding(minutes: secondFactorMinutes)
    case .full: min(created.adding(minutes: longestHours * 60), seen.adding(minutes: idleMinutes))
    }
  }
}

extension Transaction {
  /// Starts a session and returns the token for the cookie.
  package func startSession(
    for account: ID<Account>, stage: Session.Stage, device: String, at moment: Moment
  ) throws -> String {
    let token = Secrets.token(self)
    try execute(
      """
      INSERT INTO session (token_hash, account_id, csrf, stage, device, created_at, seen_at, expires_at)
      VALUES (\(Secrets.fingerprint(token)), \(account), \(Secrets.token(self)), \(stage),
        \(String(device.prefix(200))), \(moment), \(moment),
        \(Session.expiry(stage: stage, created: moment, seen: moment)))
      """)
    return token
  }

  /// False when it had ended before.
  @discardableResult
  package func endSession(_ fingerprint: String) throws -> Bool {
    try execute("DELETE FROM session WHERE token_hash = \(fingerprint)") == 1
  }

  package func endSessions(of account: ID<Account>) throws {
    try execute("DELETE FROM session WHERE account_id = \(account)")
  }

  func endExpiredSessions(at moment: Moment) throws {
    try execute("DELETE FROM session WHERE expires_at <= \(moment)")
  }

  /// Notes that the session is in use.
  package func touch(_ session: Session, at moment: Moment) throws {
    let expiry = Session.expiry(stage: session.stage, created: session.createdAt, seen: moment)
    try execute(
      "UPDATE session SET seen_at = \(moment), expires_at = \(expiry) WHERE token_hash = \(session.fingerprint)")
  }
}
