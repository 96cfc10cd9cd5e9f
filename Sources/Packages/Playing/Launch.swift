package import Access
package import Storage
package import Vocabulary

/// One opening of one part by one person. Its token opens the adapter page once; after that the files of the version are
/// read by another secret. The database has the fingerprints of both. Sv: öppning av kursdel
package struct Launch: Sendable {
  package let enrolment: ID<Enrolment>
  package let version: ID<PackageVersion>
  package let part: String
  package let person: ID<Person>
  package let openedAt: Moment?
  /// Whether something has been saved by it.
  package let hasBegun: Bool
  let tokenHash: String

  /// To open it, after the page was shown.
  package static let minutesToOpen: Int64 = 5
  /// As long as a session lasts.
  package static let hoursOpen: Int64 = 10

  init(row: Row) throws {
    enrolment = try row.get("enrolment_id")
    version = try row.get("version_id")
    part = try row.get("part")
    person = try row.get("person_id")
    openedAt = try row.optional("opened_at")
    hasBegun = try row.get("has_begun")
    tokenHash = try row.get("token_hash")
  }
}

extension Transaction {
  /// Makes a launch and returns its token.
  package func launch(_ part: ScormItem, for enrolment: Enrolment, at now: Moment) throws -> String {
    let token = Secrets.token(self)
    try execute(
      """
      INSERT INTO package_launch (token_hash, enrolment_id, version_id, part, person_id, expires_at, has_begun)
      VALUES (\(Secrets.fingerprint(token)), \(enrolment.id), \(enrolment.version), \(part.identifier),
        \(enrolment.person), \(now.adding(minutes: Launch.minutesToOpen)), \(false))
      """)
    return token
  }

  /// Uses the token up. The secret that the files are read by from then on; nil for a token that is unknown, used or old.
  package func openLaunch(token: String, at now: Moment) throws -> String? {
    let files = Secrets.token(self)
    let count = try execute(
      """
      UPDATE package_launch
      SET opened_at = \(now), files_hash = \(Secrets.fingerprint(files)),
        expires_at = \(now.adding(minutes: Launch.hoursOpen * 60))
      WHERE token_hash = \(Secrets.fingerprint(token)) AND opened_at IS NULL AND expires_at > \(now)
      """)
    return count == 1 ? files : nil
  }

  /// The version whose files the secret reads.
  func versionRead(by secret: String, at now: Moment) throws -> ID<PackageVersion>? {
    try row(
      """
      SELECT version_id FROM package_launch
      WHERE files_hash = \(Secrets.fingerprint(secret)) AND expires_at > \(now)
      """
    )?.get("version_id")
  }

  /// The opened launch of the person's own; nil when it was never opened, has run out or another has been opened since.
  func openLaunch(token: String, of person: ID<Person>, at now: Moment) throws -> Launch? {
    let launch = try row(
      """
      SELECT * FROM package_launch WHERE token_hash = \(Secrets.fingerprint(token)) AND person_id = \(person)
        AND opened_at IS NOT NULL AND expires_at > \(now)
      """
    ).map(Launch.init)
    guard let launch else { return nil }
    let isFollowed = try exists(
      """
      SELECT 1 FROM package_launch WHERE enrolment_id = \(launch.enrolment) AND part = \(launch.part)
        AND token_hash <> \(launch.tokenHash) AND opened_at > \(launch.openedAt)
      """)
    return isFollowed ? nil : launch
  }
}
