package import Storage
package import Vocabulary

/// A link that opens an account, or mends a lost password or second factor. Sv: inbjudan.
package struct Invitation: Sendable {
  package let purpose: Purpose
  package let person: ID<Person>
  package let invitedBy: Byline
  /// What opening the account by this link says yes to.
  package let answers: String?
  let tokenHash: String

  package enum Purpose: String, Sendable, Bindable, ColumnReadable {
    /// Choose a password and set up the second factor for the first time.
    case activate
    /// Choose a new password; the second factor stays (ASVS 6.4.3).
    case password
    /// Set up a new second factor; the password is asked for first.
    case factor

    var days: Int64 { self == .activate ? 30 : 2 }
  }

  init(row: Row) throws {
    purpose = try row.get("purpose")
    person = try row.get("person_id")
    invitedBy = try row.get("invited_by")
    answers = try row.optional("answers")
    tokenHash = try row.get("token_hash")
  }
}

extension Transaction {
  /// Makes an invitation and returns the token for its link. Earlier unused ones of the same purpose stop working.
  /// `path` is the page of ours that a new account is shown first; `question` the id of what opening it says yes to.
  package func invite(
    _ person: ID<Person>, to purpose: Invitation.Purpose, by inviter: Byline, leadingTo path: String? = nil,
    answering question: String? = nil, at moment: Moment
  ) throws -> String {
    try execute("DELETE FROM invitation WHERE person_id = \(person) AND purpose = \(purpose) AND used_at IS NULL")
    let token = Secrets.token(self)
    try execute(
      """
      INSERT INTO invitation (token_hash, purpose, person_id, invited_by, created_at, expires_at, leads_to, answers)
      VALUES (\(Secrets.fingerprint(token)), \(purpose), \(person), \(inviter), \(moment),
        \(moment.adding(days: purpose.days)), \(path), \(question))
      """)
    return token
  }

  /// The page that the invitation last used by the account's person was to lead to.
  package func pageInvitedTo(_ account: ID<Account>) throws -> String? {
    try row(
      """
      SELECT leads_to FROM invitation
      WHERE person_id = (SELECT person_id FROM account WHERE id = \(account)) AND used_at IS NOT NULL
      ORDER BY used_at DESC LIMIT 1
      """)?.optional("leads_to")
  }

  /// The invitation behind a link's token while it is unused and has not run out.
  package func invitation(token: String, at moment: Moment) throws -> Invitation? {
    try row(
      """
      SELECT * FROM invitation
      WHERE token_hash = \(Secrets.fingerprint(token)) AND used_at IS NULL AND expires_at > \(moment)
      """
    ).map(Invitation.init)
  }

  /// Uses the invitation to choose a password; sessions that stand open end (ASVS 7.4.2).
  package func choosePassword(hash: String, with invitation: Invitation, at moment: Moment) throws -> ID<Account>? {
    guard let account = try account(of: invitation.person), try use(invitation, at: moment) else { return nil }
    try execute("UPDATE account SET password_hash = \(hash) WHERE id = \(account.id)")
    try withdrawPasswordLinks(of: account.id)
    try endSessions(of: account.id)
    return account.id
  }

  /// Uses the invitation to take the lost second factor away; the next sign-in sets up a new one.
  package func dropSecondFactor(with invitation: Invitation, at moment: Moment) throws -> ID<Account>? {
    guard let account = try account(of: invitation.person), try use(invitation, at: moment) else { return nil }
    try execute(
      "UPDATE account SET factor_secret = NULL, factor_confirmed_at = NULL WHERE id = \(account.id)")
    try execute("DELETE FROM recovery_code WHERE account_id = \(account.id)")
    try endSessions(of: account.id)
    return account.id
  }

  /// Links that have been sent and not used stop working, as when they went to a wrong address.
  package func withdrawInvitations(of person: ID<Person>) throws {
    try execute("DELETE FROM invitation WHERE person_id = \(person) AND used_at IS NULL")
  }

  /// The link that opens the account stops working, as when what it was sent for is taken back.
  package func withdrawActivation(of person: ID<Person>) throws {
    try execute(
      """
      DELETE FROM invitation
      WHERE person_id = \(person) AND purpose = \(Invitation.Purpose.activate) AND used_at IS NULL
      """)
  }

  /// With a password just chosen, no link lies about by which somebody could choose another.
  func withdrawPasswordLinks(of account: ID<Account>) throws {
    try execute(
      """
      DELETE FROM invitation WHERE person_id = (SELECT person_id FROM account WHERE id = \(account))
        AND purpose <> \(Invitation.Purpose.factor) AND used_at IS NULL
      """)
  }

  private func use(_ invitation: Invitation, at moment: Moment) throws -> Bool {
    try execute(
      "UPDATE invitation SET used_at = \(moment) WHERE token_hash = \(invitation.tokenHash) AND used_at IS NULL") == 1
  }
}
