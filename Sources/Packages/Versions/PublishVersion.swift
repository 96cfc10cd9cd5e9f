package import Access
package import Storage
package import Vocabulary
internal import Web

/// Lays a draft out for everybody. Those who are in the middle go on with the version they have, or begin again with the
/// new one; who is done stays done. Sv: lägg ut version
package struct PublishVersion: Sendable {
  /// The one that was looked at; nil where nobody else can have sent another.
  package let draft: ID<PackageVersion>?
  package let startsOver: Bool

  package init(_ draft: ID<PackageVersion>? = nil, startsOver: Bool) {
    self.draft = draft
    self.startsOver = startsOver
  }

  package func perform(in tx: Transaction, by evidence: Writable<CoursePackage>, at now: Moment) throws {
    let package = evidence.record
    let versions = try tx.versions(of: package.id)
    let draft = try versions.draft(lookedAt: draft)
    if let current = versions.first(where: { $0.state == .current }) {
      try tx.execute("UPDATE package_version SET state = \(PackageVersion.State.former) WHERE id = \(current.id)")
    }
    try tx.execute("UPDATE package_version SET state = \(PackageVersion.State.current) WHERE id = \(draft.id)")
    if package.state == .draft {
      try tx.execute("UPDATE course_package SET state = \(CoursePackage.State.shown) WHERE id = \(package.id)")
    }
    if startsOver { try beginAgain(with: draft, in: tx) }
    try tx.removeUnusedVersions(of: package.id)
    try tx.record(
      "PublishVersion", of: package.subject, by: evidence.viewer.byline, at: now,
      text: "Lade ut version \(draft.number)\(startsOver ? "; de som inte var klara börjar om" : "")")
  }

  private func beginAgain(with version: PackageVersion, in tx: Transaction) throws {
    let unfinished: SQL = """
      SELECT id FROM package_enrolment WHERE package_id = \(version.package) AND completed_at IS NULL
      """
    try tx.execute("DELETE FROM package_standing WHERE enrolment_id IN (\(unfinished))")
    try tx.execute("DELETE FROM package_launch WHERE enrolment_id IN (\(unfinished))")
    try tx.execute("UPDATE package_enrolment SET version_id = \(version.id) WHERE id IN (\(unfinished))")
  }
}

/// Throws a draft away. A package that has nothing but a draft goes with it. Sv: släng utkast till version
package struct DiscardVersion: Sendable {
  /// The one that was looked at.
  package let draft: ID<PackageVersion>

  package init(_ draft: ID<PackageVersion>) { self.draft = draft }

  package func perform(in tx: Transaction, by evidence: Writable<CoursePackage>, at now: Moment) throws {
    let package = evidence.record
    let draft = try tx.versions(of: package.id).draft(lookedAt: draft)
    try tx.removeFiles(of: draft)
    try tx.record(
      "DiscardVersion", of: package.subject, by: evidence.viewer.byline, at: now,
      text: "Slängde utkastet till version \(draft.number)")
    if package.state == .draft { try tx.execute("DELETE FROM course_package WHERE id = \(package.id)") }
  }
}

extension [PackageVersion] {
  /// Throws where somebody has sent another since.
  fileprivate func draft(lookedAt seen: ID<PackageVersion>?) throws -> PackageVersion {
    guard let draft = first(where: { $0.state == .draft }) else { throw Refusal.notFound }
    guard seen == nil || seen == draft.id else {
      throw Problems("utkast", "Utkastet har bytts ut. Det här är det nya. Granska det först.")
    }
    return draft
  }
}

extension Transaction {
  /// Former versions that nobody has any more.
  func removeUnusedVersions(of package: ID<CoursePackage>) throws {
    for version in try versions(of: package) where version.state == .former {
      let isUsed = try exists("SELECT 1 FROM package_enrolment WHERE version_id = \(version.id)")
      if !isUsed { try removeFiles(of: version) }
    }
  }
}
