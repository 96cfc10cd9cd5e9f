package import Access
package import Storage
package import Vocabulary

/// That a person has begun a package, with which version, and where they worked then. Sv: deltagande i kurspaket
package struct Enrolment: Sendable {
  package let id: ID<Enrolment>
  package let package: ID<CoursePackage>
  package let person: ID<Person>
  package let organisation: ID<Organisation>
  package let version: ID<PackageVersion>
  package let startedAt: Moment
  package let completedAt: Moment?

  init(row: Row) throws {
    id = try row.get("id")
    package = try row.get("package_id")
    person = try row.get("person_id")
    organisation = try row.get("organisation_id")
    version = try row.get("version_id")
    startedAt = try row.get("started_at")
    completedAt = try row.optional("completed_at")
  }
}

/// How a person stands in one part, as it was last saved. Sv: resultat i en kursdel
package struct PartStanding: Sendable {
  package let part: String
  package let state: ScormState
  package let isCompleted: Bool
}

extension Transaction {
  package func enrolment(of person: ID<Person>, in package: ID<CoursePackage>) throws -> Enrolment? {
    try row("SELECT * FROM package_enrolment WHERE package_id = \(package) AND person_id = \(person)")
      .map(Enrolment.init)
  }

  /// By the part's identifier.
  package func standings(of enrolment: ID<Enrolment>) throws -> [String: PartStanding] {
    let found = try rows("SELECT part, state, is_completed FROM package_standing WHERE enrolment_id = \(enrolment)")
    return Dictionary(
      uniqueKeysWithValues: try found.map { row in
        let part: String = try row.get("part")
        let state = try ScormState(stored: row.get("state"))
        return (part, PartStanding(part: part, state: state, isCompleted: try row.get("is_completed")))
      })
  }
}

/// Begins a package, or begins it again with the newest version. Sv: börja kurspaket
package struct BeginPackage: Sendable {
  package let again: Bool

  package init(again: Bool = false) { self.again = again }

  package func perform(in tx: Transaction, by evidence: Readable<CoursePackage>, at now: Moment) throws {
    let (package, viewer) = (evidence.record, evidence.viewer)
    let enrolment = try tx.enrolment(of: viewer.person, in: package.id)
    if enrolment != nil, !again { return }
    guard let version = try tx.currentVersion(of: package.id), package.state == .shown || enrolment != nil else {
      throw Refusal.forbidden("Kurspaketet är inte utlagt just nu.")
    }
    if let enrolment { return try beginAgain(enrolment, with: version, in: tx) }
    // A county team that tries its own package need not work in its counties.
    let own = viewer.functions.map(\.organisation)
    guard let organisation = own.first(where: package.isFor) ?? own.first else {
      throw Refusal.forbidden("Den som har en funktion går kurspaket.")
    }
    let id: ID<Enrolment> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO package_enrolment (id, package_id, person_id, organisation_id, version_id, started_at)
      VALUES (\(id), \(package.id), \(viewer.person), \(organisation.id), \(version.id), \(now))
      """)
  }

  /// What has been completed stays so.
  private func beginAgain(_ enrolment: Enrolment, with version: PackageVersion, in tx: Transaction) throws {
    try tx.execute("DELETE FROM package_standing WHERE enrolment_id = \(enrolment.id)")
    try tx.execute("DELETE FROM package_launch WHERE enrolment_id = \(enrolment.id)")
    try tx.execute("UPDATE package_enrolment SET version_id = \(version.id) WHERE id = \(enrolment.id)")
    try tx.removeUnusedVersions(of: enrolment.package)
  }
}
