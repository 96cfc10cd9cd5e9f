package import Access
package import Storage
package import Vocabulary
internal import Web

/// Keeps the files of a package as a draft of its next version. Sv: ta in version
package struct AddVersion: Sendable {
  package let sent: SentPackage

  /// What all versions of an organisation's packages may take together.
  static let mostBytes = 2_000_000_000

  package init(_ sent: SentPackage) { self.sent = sent }

  @discardableResult
  package func perform(
    in tx: Transaction, by evidence: Writable<CoursePackage>, at now: Moment
  ) throws -> ID<PackageVersion> {
    let package = evidence.record
    let versions = try tx.versions(of: package.id)
    // One draft at a time: another takes its place.
    for draft in versions where draft.state == .draft { try tx.removeFiles(of: draft) }
    try refuseTooMuch(in: tx, of: package.organisation)
    let id: ID<PackageVersion> = tx.newID(at: now)
    let number = (versions.first { $0.state != .draft }?.number ?? 0) + 1
    try tx.execute(
      """
      INSERT INTO package_version (id, package_id, number, title, file_name, parts, file_count, bytes, left_out, state,
        added_by, added_at)
      VALUES (\(id), \(package.id), \(number), \(sent.content.title), \(sent.name),
        \(PackageVersion.stored(sent.content.items)), \(sent.content.files.count), \(sent.content.bytes),
        \(sent.content.leftOut.joined(separator: "\n")), \(PackageVersion.State.draft), \(evidence.viewer.byline), \(now))
      """)
    for (file, start) in sent.places { try tx.keep(file, in: id) { try sent.bytes($0, from: start) } }
    try tx.record(
      "AddVersion", of: package.subject, by: evidence.viewer.byline, at: now,
      text: "Tog in version \(number) ur filen ”\(sent.name)”")
    return id
  }

  private func refuseTooMuch(in tx: Transaction, of organisation: ID<Organisation>) throws {
    let kept = try tx.value(
      """
      SELECT SUM(v.bytes) FROM package_version v JOIN course_package p ON p.id = v.package_id
      WHERE p.organisation_id = \(organisation)
      """, as: Int.self)
    if (kept ?? 0) + sent.content.bytes > Self.mostBytes {
      throw Problems("fil", "Era kurspaket får ta 2 GB tillsammans. Ta bort något som inte används och försök igen.")
    }
  }
}
