package import Access
package import Storage
package import Vocabulary
package import Web

/// Throws away launches that have run out, and drafts that nobody laid out within a week. Sv: glöm det som inte används
package struct ForgetUnused: Chore {
  package static let draftDays: Int64 = 7

  package init() {}

  package func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    let isNeeded = try await site.regional.glance { tx in
      try tx.exists(
        """
        SELECT 1 FROM package_launch WHERE expires_at <= \(now)
        UNION SELECT 1 FROM package_version WHERE state = 'draft' AND added_at <= \(now.adding(days: -Self.draftDays))
        """)
    }
    if isNeeded { try await site.regional.write { try perform(in: $0, at: now) } }
  }

  package func perform(in tx: Transaction, at now: Moment) throws {
    try tx.execute("DELETE FROM package_launch WHERE expires_at <= \(now)")
    let drafts = try tx.rows(
      "SELECT * FROM package_version WHERE state = 'draft' AND added_at <= \(now.adding(days: -Self.draftDays))"
    ).map(PackageVersion.init)
    for draft in drafts {
      try tx.removeFiles(of: draft)
      try tx.execute("DELETE FROM course_package WHERE id = \(draft.package) AND state = 'draft'")
      try tx.record(
        "ForgetUnused", of: "package:\(draft.package)", by: Byline(words: "Samfrid"), at: now,
        text: "Slängde ett utkast som ingen lade ut")
    }
  }
}
