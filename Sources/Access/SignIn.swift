package import Storage
package import Vocabulary

/// Signing in with password and second factor. Every refusal reads the same, so nobody learns which accounts exist.
package struct SignIn: Sendable {
  let identity: Database
  let key: IdentityKey
  let turns: PasswordTurns

  package init(identity: Database, key: IdentityKey, turns: PasswordTurns) {
    self.identity = identity
    self.key = key
    self.turns = turns
  }

  package enum Answer: Sendable, Equatable {
    /// The cookie's new token, and whether the account has a second factor to ask for.
    case proceed(token: String, hasSecondFactor: Bool)
    /// Signed in fully: the tokens of the session and of the browser, which is known from now on.
    case complete(token: String, device: String)
    case refused
    case wait(until: Moment)
    /// Too many passwords are being judged just now.
    case busy
  }

  /// The first step.
  package func password(
    login: String, password: String, from caller: Caller, at moment: Moment
  ) async throws -> Answer {
    guard login.utf8.count <= Account.longestLogin else { return .refused }
    guard turns.take(for: caller.address) else { return .busy }
    defer { turns.giveBack(for: caller.address) }
    let login = Account.login(from: login)
    let (account, subjects, blocked) = try await identity.write { tx in
      let account = try tx.account(login: login)
      let device = try tx.knownDevice(caller.device, of: account?.id, at: moment)
      let counted = account.flatMap { account in device.map { Throttle.Subject.device($0, account.id) } }
      let subjects = [counted ?? .login(login), .address(caller.address)]
      return (account, subjects, try tx.beginTry(subjects, at: moment))
    }
    if let blocked { return .wait(until: blocked) }
    let isRight = await Password.verify(password, against: account?.closedAt == nil ? account?.passwordHash : nil)
    guard isRight, let account else { return .refused }
    let token = try await identity.write { tx in
      try tx.forgetFailures(subjects[0])
      try tx.takeBackFailure(subjects[1])
      try tx.forgetWhatIsOver(at: moment)
      return try tx.startSession(for: account.id, stage: .password, device: caller.browser, at: moment)
    }
    return .proceed(token: token, hasSecondFactor: account.hasSecondFactor)
  }

  /// The second step: a code of the app or a recovery code, each once. The session gets a new token (ASVS 7.2.4).
  package func secondFactor(
    _ code: String, session: Session, from caller: Caller, at moment: Moment
  ) async throws -> Answer {
    let key = key
    return try await identity.write { tx in
      let subject = Throttle.Subject.factor(session.account)
      if let blocked = try tx.blockedUntil(subject, at: moment) { return .wait(until: blocked) }
      guard let account = try tx.account(session.account), try tx.spend(code, of: account, key: key, at: moment) else {
        try tx.countFailure(subject, at: moment)
        return .refused
      }
      try tx.forgetFailures(subject)
      let (token, device) = try tx.completeSignIn(session, from: caller, at: moment)
      return .complete(token: token, device: device)
    }
  }

  /// What is wrong with a password that somebody types once more to show who they are; nil when it is the account's.
  /// Whoever guesses at the sign-in cannot make this wait.
  package func fault(in password: String, of account: Account, at moment: Moment) async throws -> String? {
    let place = "account:\(account.id)"
    guard turns.take(for: place) else { return Self.busySentence }
    defer { turns.giveBack(for: place) }
    let subject = Throttle.Subject.password(account.id)
    if let until = try await identity.write({ try $0.beginTry([subject], at: moment) }) {
      return Throttle.sentence(until: until, at: moment)
    }
    let hash = account.closedAt == nil ? account.passwordHash : nil
    guard await Password.verify(password, against: hash) else { return "Lösenordet stämmer inte. Försök igen." }
    try await identity.write { try $0.forgetFailures(subject) }
    return nil
  }

  package static let busySentence = "Många loggar in just nu. Försök igen om en stund."
}

extension Transaction {
  /// The session of the first step becomes a full one with a new token, and its browser is known from now on.
  package func completeSignIn(_ session: Session, from caller: Caller, at moment: Moment) throws -> (
    token: String, device: String
  ) {
    try endSession(session.fingerprint)
    let token = try startSession(for: session.account, stage: .full, device: caller.browser, at: moment)
    return (token, try rememberDevice(caller.device, for: session.account, at: moment))
  }

  fileprivate func forgetWhatIsOver(at moment: Moment) throws {
    try endExpiredSessions(at: moment)
    try forgetOldFailures(at: moment)
    try forgetExpiredDevices(at: moment)
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

extension Transaction {
  /// A new password ends every other session of the account (ASVS 7.4.3), and no link sent before chooses another.
  package func changePassword(of account: ID<Account>, hash: String, keeping session: Session) throws {
    try execute("UPDATE account SET password_hash = \(hash) WHERE id = \(account)")
    try execute("DELETE FROM session WHERE account_id = \(account) AND token_hash <> \(session.fingerprint)")
    try withdrawPasswordLinks(of: account)
  }
}
