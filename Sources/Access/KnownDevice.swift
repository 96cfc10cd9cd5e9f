package import Storage
package import Vocabulary

/// A browser that has signed in fully once. Its misses are counted by themselves, so that somebody who guesses from
/// elsewhere cannot keep the right person out (OWASP, device cookies). Sv: känd webbläsare.
package enum KnownDevice {
  package static let days: Int64 = 365
}

extension Transaction {
  /// Makes the browser known to the account for a year, and returns the token for its cookie: the one it has when that
  /// is ours, as where colleagues share a computer.
  package func rememberDevice(_ token: String?, for account: ID<Account>, at moment: Moment) throws -> String {
    let token = try token.flatMap { try isOurs($0) ? $0 : nil } ?? Secrets.token(self)
    let expiry = moment.adding(days: KnownDevice.days)
    try execute(
      """
      INSERT INTO known_device (token_hash, account_id, created_at, expires_at)
      VALUES (\(Secrets.fingerprint(token)), \(account), \(moment), \(expiry))
      ON CONFLICT (token_hash, account_id) DO UPDATE SET expires_at = \(expiry)
      """)
    return token
  }

  private func isOurs(_ token: String) throws -> Bool {
    try exists("SELECT 1 FROM known_device WHERE token_hash = \(Secrets.fingerprint(token))")
  }

  /// The fingerprint of the browser when it has signed in to the account before.
  func knownDevice(_ token: String?, of account: ID<Account>?, at moment: Moment) throws -> String? {
    guard let token, let account else { return nil }
    return try value(
      """
      SELECT token_hash FROM known_device
      WHERE token_hash = \(Secrets.fingerprint(token)) AND account_id = \(account) AND expires_at > \(moment)
      """)
  }

  func forgetExpiredDevices(at moment: Moment) throws {
    try execute("DELETE FROM known_device WHERE expires_at <= \(moment)")
  }
}
