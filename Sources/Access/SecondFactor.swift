package import Storage
package import Vocabulary

/// Setting up the second factor: a secret is made, shown as a QR code, and counts once a code from it was given.
package struct SecondFactor: Sendable {
  let key: IdentityKey

  package init(key: IdentityKey) { self.key = key }

  /// The account's unconfirmed secret; makes one when there is none. Nil when a factor is already in place.
  package func pendingSecret(of account: ID<Account>, in tx: Transaction) throws -> [UInt8]? {
    guard let record = try tx.account(account), !record.hasSecondFactor else { return nil }
    if let sealed = record.factorSecret, let secret = key.open(sealed) { return secret }
    let secret = tx.randomBytes(20)
    try tx.execute("UPDATE account SET factor_secret = \(key.seal(secret)) WHERE id = \(account)")
    return secret
  }

  /// Confirms the secret by a code and returns the recovery codes; nil when the code does not fit.
  package func confirm(_ code: String, of account: ID<Account>, in tx: Transaction, at moment: Moment) throws
    -> [String]?
  {
    guard let record = try tx.account(account), !record.hasSecondFactor,
      let sealed = record.factorSecret, let secret = key.open(sealed),
      let step = TimeCode.step(of: code, secret: secret, at: moment, after: record.factorLastStep)
    else { return nil }
    try tx.execute(
      """
      UPDATE account SET factor_confirmed_at = \(moment), factor_last_step = \(step) WHERE id = \(account)
      """)
    return try tx.replaceRecoveryCodes(of: account)
  }
}
