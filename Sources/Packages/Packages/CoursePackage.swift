package import Access
package import Storage
package import Vocabulary

/// A course that somebody else's program has made, laid here by a county team for those who work in its counties.
/// Sv: kurspaket
package struct CoursePackage: Guarded {
  package let id: ID<CoursePackage>
  package let title: String
  package let about: String
  /// How long it takes, as a certificate says it.
  package let minutes: Int
  package let counties: [CountyCode]
  package let organisation: ID<Organisation>
  package let state: State
  /// Whether the viewer has begun it.
  package let isBegun: Bool

  package enum State: String, Sendable, Bindable, ColumnReadable {
    /// No version has been laid out yet.
    case draft
    case shown
    /// Whoever has begun may go on; nobody else sees it.
    case hidden

    package var swedish: String {
      switch self {
      case .draft: "Inte utlagt än"
      case .shown: "Utlagt"
      case .hidden: "Dolt"
      }
    }
  }

  init(row: Row) throws {
    id = try row.get("id")
    title = try row.get("title")
    about = try row.get("about")
    minutes = try row.get("minutes")
    counties = countyCodes(try row.get("counties"))
    organisation = try row.get("organisation_id")
    state = try row.get("state")
    isBegun = try row.get("is_begun")
  }

  package static func load(_ id: ID<CoursePackage>, for viewer: Viewer, in tx: Transaction) throws -> CoursePackage? {
    try tx.row("\(SQL.packages(for: viewer)) WHERE p.id = \(id)").map(CoursePackage.init)
  }

  package func isReadable(by viewer: Viewer) -> Bool {
    if isWritable(by: viewer) { return true }
    switch state {
    case .draft: return false
    case .shown: return isBegun || viewer.functions.contains { isFor($0.organisation) }
    case .hidden: return isBegun
    }
  }

  package func isWritable(by viewer: Viewer) -> Bool { viewer.isInTeam(of: organisation) }

  func isFor(_ organisation: Organisation) -> Bool { organisation.counties.contains { counties.contains($0) } }
}

extension CoursePackage {
  package var path: String { "/kurspaket/\(id)" }
  var subject: String { "package:\(id)" }
}

extension Transaction {
  /// All that the viewer may read, in Swedish order of title.
  package func packages(for viewer: Viewer) throws -> [CoursePackage] {
    let found = try rows(SQL.packages(for: viewer)).map(CoursePackage.init).filter { $0.isReadable(by: viewer) }
    return SwedishOrder.sorted(found) { $0.title }
  }
}

extension SQL {
  fileprivate static func packages(for viewer: Viewer) -> SQL {
    """
    SELECT p.*, EXISTS (SELECT 1 FROM package_enrolment e WHERE e.package_id = p.id AND e.person_id = \(viewer.person))
      AS is_begun
    FROM course_package p
    """
  }
}
