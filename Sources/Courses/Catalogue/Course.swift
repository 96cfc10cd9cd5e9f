package import Access
package import Storage
package import Vocabulary

/// A course of one's own that is taken here, alone or in a group. Sv: egen kurs.
package struct Course: Guarded {
  package let id: ID<Course>
  /// Whose team writes it; nil for one that comes with the program.
  package let owner: ID<Organisation>?
  package let ownerName: String
  /// The owner's, where people may take it though it is not open.
  package let counties: [CountyCode]
  /// Whether everybody sees what it is about, without signing in, and everybody who works with the questions takes it.
  package let isOpen: Bool
  /// Not in the catalogue, and nobody new begins it. Those who have begun go on.
  package let isHidden: Bool
  /// As it stands now; nil before it is published.
  package let current: CourseVersion?

  init(row: Row, current: CourseVersion?) throws {
    id = try row.get("id")
    owner = try row.optional("owner_id")
    ownerName = try row.optional("owner_name") ?? "Samfrid"
    counties = countyCodes(try row.get("counties"))
    isOpen = try row.get("is_open")
    isHidden = try row.optional("hidden_at", as: Moment.self) != nil
    self.current = current
  }

  package static func load(_ id: ID<Course>, for viewer: Viewer, in tx: Transaction) throws -> Course? {
    try tx.course(id)
  }

  /// Whoever may read one that is published may take it.
  package func isReadable(by viewer: Viewer) -> Bool {
    isWritable(by: viewer) || isTaken(by: viewer)
  }

  package func isTaken(by viewer: Viewer) -> Bool {
    current != nil
      && (isOpen || viewer.functions.contains { $0.organisation.counties.contains(where: counties.contains) })
  }

  package func isWritable(by viewer: Viewer) -> Bool { owner.map(viewer.isInTeam(of:)) ?? false }

  /// Shown to whoever comes.
  package var isPublic: Bool { isOpen && current != nil && !isHidden }

  /// Whether it stands among those to choose from.
  package func isListed(for viewer: Viewer, begun: Bool) -> Bool {
    !isHidden || begun || isWritable(by: viewer)
  }
}

extension Course {
  package var path: String { "/kurser/\(id)" }
  var subject: String { "course:\(id)" }
}

extension Transaction {
  package func course(_ id: ID<Course>) throws -> Course? {
    guard let row = try row("SELECT * FROM course WHERE id = \(id)") else { return nil }
    return try Course(row: row, current: publishedVersions(of: id).first)
  }

  /// All there are, in Swedish order of title; those that are not published last.
  func allCourses() throws -> [Course] {
    let current = try rows(
      """
      SELECT v.* FROM course_version v JOIN (SELECT course_id, MAX(number) AS number FROM course_version
        WHERE published_at IS NOT NULL GROUP BY course_id) latest
      ON latest.course_id = v.course_id AND latest.number = v.number
      """
    ).map(CourseVersion.init)
    let byCourse = Dictionary(current.map { ($0.course, $0) }, uniquingKeysWith: { first, _ in first })
    let courses = try rows("SELECT * FROM course ORDER BY id").map { row in
      try Course(row: row, current: byCourse[row.get("id")])
    }
    return SwedishOrder.sorted(courses) { $0.current?.title ?? "" }
  }

  /// Those that the viewer takes or writes.
  package func courses(for viewer: Viewer) throws -> [Course] {
    try allCourses().filter { $0.isReadable(by: viewer) }
  }

  package func publicCourses() throws -> [Course] { try allCourses().filter(\.isPublic) }
}
