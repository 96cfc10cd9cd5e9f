package import Storage
package import Vocabulary

/// Codes on paper for whoever has lost the phone; each works once. Sv: reservkod.
package enum RecoveryCode {
  static let count = 8

  /// Case, spaces and hyphens do not matter when a code is typed, and letters that look like digits are read as such.
  static func fingerprint(_ code: String) -> String {
    Secrets.fingerprint(
      "recovery:"
        + code.lowercased().filter { $0.isLetter || $0.isNumber }
        .replacing("o", with: "0").replacing("i", with: "1").replacing("l", with: "1"))
  }

  /// 125 random bits, so that a fast hash is enough for what is stored (ASVS 6.5.2): `k7wd2-9fmqx-…`, five groups.
  static func make(_ transaction: Transaction) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let letters = transaction.randomBytes(25).map { alphabet[Int($0 & 31)] }
    return stride(from: 0, to: 25, by: 5).map { String(letters[$0..<$0 + 5]) }.joined(separator: "-")
  }
}

extension Transaction {
  /// Replaces the account's recovery codes and returns the new ones, which are shown once.
  package func replaceRecoveryCodes(of account: ID<Account>) throws -> [String] {
    try execute("DELETE FROM recovery_code WHERE account_id = \(account)")
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make(self) }
    for code in codes {
      try execute(
        "INSERT INTO recovery_code (account_id, hash) VALUES (\(account), \(RecoveryCode.fingerprint(code)))")
    }
    return codes
  }

  package func unusedRecoveryCodes(of account: ID<Account>) throws -> Int {
    try value("SELECT COUNT(*) FROM recovery_code WHERE account_id = \(account) AND used_at IS NULL") ?? 0
  }
}
