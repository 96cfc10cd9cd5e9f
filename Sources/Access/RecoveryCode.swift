package import Storage
package import Vocabulary

/// Codes on paper for whoever has lost the phone; each works once. Sv: reservkod.
package enum RecoveryCode {
  static let count = 8

  /// Case, spaces and hyphens do not matter when a code is typed.
  static func fingerprint(_ code: String) -> String {
    Secrets.fingerprint("recovery:" + code.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// 50 random bits without letters that look alike, such as `k7wd2-9fmqx`.
  static func make(_ transaction: Transaction) -> String {
    let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz3")
    let letters = transaction.randomBytes(10).map { alphabet[Int($0 & 31)] }
    return String(letters[..<5]) + "-" + String(letters[5...])
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
