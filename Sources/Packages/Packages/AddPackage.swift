package import Access
package import Storage
package import Vocabulary

/// Takes in a package as a draft, to be looked at before anybody else sees it. Sv: ta in kurspaket
package struct AddPackage: Sendable {
  package let details: PackageDetails
  package let sent: SentPackage
  package let organisation: Organisation

  package init(_ details: PackageDetails, _ sent: SentPackage, for organisation: Organisation) {
    self.details = details
    self.sent = sent
    self.organisation = organisation
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<CoursePackage> {
    guard viewer.isInTeam(of: organisation.id) else {
      throw Refusal.forbidden("Länsteamet lägger in kurspaket för sin egen organisation.")
    }
    try details.check(for: organisation)
    let id: ID<CoursePackage> = tx.newID(at: now)
    let title = details.title ?? sent.content.title
    try tx.execute(
      """
      INSERT INTO course_package (id, title, about, minutes, counties, organisation_id, state, created_at)
      VALUES (\(id), \(title), \(details.about), \(details.minutes), \(details.counties.stored), \(organisation.id),
        \(CoursePackage.State.draft), \(now))
      """)
    try tx.record("AddPackage", of: "package:\(id)", by: viewer.byline, at: now, text: "Tog in kurspaketet ”\(title)”")
    try AddVersion(sent).perform(in: tx, by: try tx.writable(id, by: viewer), at: now)
    return id
  }
}

/// Changes what is said of a package. Sv: ändra kurspaket
package struct ChangePackage: Sendable {
  package let details: PackageDetails

  package init(_ details: PackageDetails) { self.details = details }

  package func perform(
    in tx: Transaction, by evidence: Writable<CoursePackage>, of organisation: Organisation, at now: Moment
  ) throws {
    try details.check(for: organisation)
    let package = evidence.record
    try tx.execute(
      """
      UPDATE course_package SET title = \(details.title ?? package.title), about = \(details.about),
        minutes = \(details.minutes), counties = \(details.counties.stored) WHERE id = \(package.id)
      """)
    try tx.record(
      "ChangePackage", of: package.subject, by: evidence.viewer.byline, at: now, text: "Ändrade uppgifterna om paketet")
  }
}

/// Lets nobody new begin a package, or lets them again. Sv: dölj kurspaket
package struct HidePackage: Sendable {
  package let isHidden: Bool

  package init(_ isHidden: Bool) { self.isHidden = isHidden }

  package func perform(in tx: Transaction, by evidence: Writable<CoursePackage>, at now: Moment) throws {
    let package = evidence.record
    let state: CoursePackage.State = isHidden ? .hidden : .shown
    // What nobody has laid out yet is hidden as it is.
    guard package.state != .draft, package.state != state else { return }
    try tx.execute("UPDATE course_package SET state = \(state) WHERE id = \(package.id)")
    try tx.record(
      "HidePackage", of: package.subject, by: evidence.viewer.byline, at: now,
      text: isHidden ? "Dolde paketet för dem som inte har börjat" : "Visade paketet igen")
  }
}

/// Takes away a package with its files and everybody's results; certificates that were given stay. Sv: ta bort kurspaket
package struct RemovePackage: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<CoursePackage>, at now: Moment) throws {
    let package = evidence.record
    let enrolments: SQL = "SELECT id FROM package_enrolment WHERE package_id = \(package.id)"
    try tx.execute("DELETE FROM package_launch WHERE enrolment_id IN (\(enrolments))")
    try tx.execute("DELETE FROM package_standing WHERE enrolment_id IN (\(enrolments))")
    try tx.execute("DELETE FROM package_enrolment WHERE package_id = \(package.id)")
    for version in try tx.versions(of: package.id) { try tx.removeFiles(of: version) }
    try tx.execute("DELETE FROM course_package WHERE id = \(package.id)")
    try tx.record(
      "RemovePackage", of: package.subject, by: evidence.viewer.byline, at: now,
      text: "Tog bort kurspaketet ”\(package.title)”")
  }
}
