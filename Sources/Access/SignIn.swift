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
    let tried = try await identity.read { try Tried(Account.login(from: login), from: caller, in: $0, at: moment) }
    if let blocked = tried.blocked { return .wait(until: blocked) }
    guard turns.take(for: tried.place) else { return .busy }
    defer { turns.giveBack(for: tried.place) }
    let address = Throttle.Subject.address(caller.address)
    let (earlier, blocked) = try await identity.write { tx in
      (try tx.tally(address), try tx.beginTry(tried.subjects, at: moment))
    }
    if let blocked { return .wait(until: blocked) }
    let hash = tried.account?.closedAt == nil ? tried.account?.passwordHash : nil
    guard await Password.verify(password, against: hash), let account = tried.account else { return .refused }
    return try await identity.write { tx in
      // While the password was judged, the account may have got another one or been closed.
      guard let current = try tx.account(account.id), current.closedAt == nil,
        current.passwordHash == account.passwordHash
      else { return .refused }
      try tx.forgetFailures(tried.subjects[0])
      if tried.subjects.contains(address) { try tx.takeBackFailure(address, to: earlier) }
      try tx.forgetWhatIsOver(at: moment)
      let token = try tx.startSession(for: account.id, stage: .password, device: caller.browser, at: moment)
      return .proceed(token: token, hasSecondFactor: current.hasSecondFactor)
    }
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
      guard let (token, device) = try tx.completeSignIn(session, from: caller, at: moment) else { return .refused }
      return .complete(token: token, device: device)
    }
  }

  /// What is wrong with a password that somebody types once more to show who they are; nil when it is the account's.
  /// Whoever guesses at the sign-in cannot make this wait.
  package func fault(in password: String, of account: Account, at moment: Moment) async throws -> String? {
    let subject = Throttle.Subject.password(account.id)
    if let until = try await identity.read({ try $0.blockedUntil(subject, at: moment) }) {
      return Throttle.sentence(until: until, at: moment)
    }
    let place = PasswordTurns.Place.account(account.id)
    guard turns.take(for: place) else { return Self.busySentence }
    defer { turns.giveBack(for: place) }
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

/// Whom a login is for, and what a try to sign in with it counts against.
private struct Tried: Sendable {
  let account: Account?
  /// The login or the known browser first. A known browser is not counted against the office that it stands in.
  let subjects: [Throttle.Subject]
  let place: PasswordTurns.Place
  let blocked: Moment?

  init(_ login: String, from caller: Caller, in tx: Transaction, at moment: Moment) throws {
    account = try tx.account(login: login)
    if let account, let device = try tx.knownDevice(caller.device, of: account.id, at: moment) {
      subjects = [.device(device, account.id)]
      place = .account(account.id)
    } else {
      subjects = [.login(login), .address(caller.address)]
      place = .address(caller.address)
    }
    blocked = try subjects.compactMap { try tx.blockedUntil($0, at: moment) }.max()
  }
}

extension Transaction {
  /// The session of the first step becomes a full one with a new token, and its browser is known from now on; nil when
  /// the session has ended meanwhile.
  package func completeSignIn(_ session: Session, from caller: Caller, at moment: Moment) throws -> (
    token: String, device: String
  )? {
    guard try endSession(session.fingerprint) else { return nil }
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
