package import Storage
package import Vocabulary

/// Signing in with password and second factor. Every refusal reads the same, so nobody learns which accounts exist.
package struct SignIn: Sendable {
  let identity: Database
  let key: IdentityKey

  package init(identity: Database, key: IdentityKey) {
    self.identity = identity
    self.key = key
  }

  package enum Answer: Sendable, Equatable {
    /// The cookie's new token, and whether the account has a second factor to ask for.
    case proceed(token: String, hasSecondFactor: Bool)
    case refused
    case wait(until: Moment)
  }

  /// The first step. `address` is where the call comes from, for the throttle.
  package func password(
    login: String, password: String, address: String, device: String, at moment: Moment
  ) async throws -> Answer {
    let login = Account.login(from: login)
    let subjects = ["login:\(login)", "address:\(address)"]
    let (account, blocked) = try await identity.read { tx in
      (try tx.account(login: login), try subjects.compactMap { try tx.blockedUntil($0, at: moment) }.max())
    }
    if let blocked { return .wait(until: blocked) }
    let isRight = await Password.verify(password, against: account?.closedAt == nil ? account?.passwordHash : nil)
    guard isRight, let account else {
      try await identity.write { tx in for subject in subjects { try tx.countFailure(subject, at: moment) } }
      return .refused
    }
    let token = try await identity.write { tx in
      try tx.forgetFailures("login:\(login)")
      try tx.endExpiredSessions(at: moment)
      return try tx.startSession(for: account.id, stage: .password, device: device, at: moment)
    }
    return .proceed(token: token, hasSecondFactor: account.hasSecondFactor)
  }

  /// The second step: a code of the app or a recovery code, each once. The session gets a new token (ASVS 7.2.4).
  package func secondFactor(_ code: String, session: Session, device: String, at moment: Moment) async throws -> Answer
  {
    let key = key
    return try await identity.write { tx in
      let subject = "factor:\(session.account)"
      if let blocked = try tx.blockedUntil(subject, at: moment) { return .wait(until: blocked) }
      guard let account = try tx.account(session.account), try tx.spend(code, of: account, key: key, at: moment) else {
        try tx.countFailure(subject, at: moment)
        return .refused
      }
      try tx.forgetFailures(subject)
      try tx.endSession(session.fingerprint)
      let token = try tx.startSession(for: account.id, stage: .full, device: device, at: moment)
      return .proceed(token: token, hasSecondFactor: true)
    }
  }
}

extension Transaction {
  /// Uses up a code; false when it is wrong or was used before.
  fileprivate func spend(_ code: String, of account: Account, key: IdentityKey, at moment: Moment) throws -> Bool {
    guard account.hasSecondFactor, let sealed = account.factorSecret, let secret = key.open(sealed) else {
      return false
    }
    if let step = TimeCode.step(of: code, secret: secret, at: moment, after: account.factorLastStep) {
      try execute("UPDATE account SET factor_last_step = \(step) WHERE id = \(account.id)")
      return true
    }
    let hash = RecoveryCode.fingerprint(code)
    return try execute(
      """
      UPDATE recovery_code SET used_at = \(moment)
      WHERE account_id = \(account.id) AND hash = \(hash) AND used_at IS NULL
      """) == 1
  }
}

extension SignIn {
  /// Whether this is the account's password; misses count towards the throttle.
  package func confirmPassword(_ password: String, of account: Account?, at moment: Moment) async throws -> Bool {
    guard let account else { return false }
    let subject = "login:\(account.login)"
    if try await identity.read({ try $0.blockedUntil(subject, at: moment) }) != nil { return false }
    let isRight = await Password.verify(password, against: account.passwordHash)
    if !isRight { try await identity.write { try $0.countFailure(subject, at: moment) } }
    return isRight
  }
}

extension Transaction {
  /// A new password ends every other session of the account (ASVS 7.4.3).
  package func changePassword(of account: ID<Account>, hash: String, keeping session: Session) throws {
    try execute("UPDATE account SET password_hash = \(hash) WHERE id = \(account)")
    try execute("DELETE FROM session WHERE account_id = \(account) AND token_hash <> \(session.fingerprint)")
  }
}
