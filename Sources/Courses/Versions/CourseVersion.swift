package import Storage
package import Vocabulary

/// A course as it stood from one day on; or the draft of what comes next. Sv: version av en kurs.
package struct CourseVersion: Sendable {
  package let id: ID<CourseVersion>
  package let course: ID<Course>
  package let number: Int
  package let title: String
  /// How many times it has been saved: who saves an older one is told.
  package let saves: Int
  package let whatsNew: String
  package let redo: RedoRule
  /// Nil for the draft.
  package let publishedAt: Moment?
  private let json: String

  init(row: Row) throws {
    id = try row.get("id")
    course = try row.get("course_id")
    number = try row.get("number")
    title = try row.get("title")
    saves = try row.get("saves")
    whatsNew = try row.get("whats_new")
    let kind: String = try row.get("redo")
    redo = RedoRule(RedoRule.Kind(rawValue: kind) ?? .nobody, day: try row.optionalDate("redo_before")) ?? .nobody
    publishedAt = try row.optional("published_at")
    json = try row.get("content")
  }

  package func content() throws -> CourseContent { try CourseContent(json: json) }
}

extension [CourseVersion] {
  /// Of the published ones, the newest first: the one that asks whoever was done with a version on a day to go through the course
  /// again; nil where what they did still counts.
  func asking(doneWith version: ID<CourseVersion>, on day: CalendarDate) -> CourseVersion? {
    let taken = first { $0.id == version }?.number ?? 0
    return first { $0.number > taken && $0.redo.concerns(doneOn: day) }
  }

  /// Of the published ones, the newest first: the one that people took on a day. What was taken before the first came is counted
  /// as that one.
  func taken(on day: CalendarDate) -> CourseVersion? {
    first { $0.publishedAt.map { $0.day <= day } ?? false } ?? last
  }
}

extension Transaction {
  /// All that are published, the newest first.
  package func publishedVersions(of course: ID<Course>) throws -> [CourseVersion] {
    try rows(
      """
      SELECT * FROM course_version WHERE course_id = \(course) AND published_at IS NOT NULL ORDER BY number DESC
      """
    ).map(CourseVersion.init)
  }

  package func draft(of course: ID<Course>) throws -> CourseVersion? {
    try row("SELECT * FROM course_version WHERE course_id = \(course) AND published_at IS NULL").map(CourseVersion.init)
  }

  func version(_ id: ID<CourseVersion>) throws -> CourseVersion? {
    try row("SELECT * FROM course_version WHERE id = \(id)").map(CourseVersion.init)
  }

  /// A new version after all there are.
  @discardableResult
  func addVersion(
    of course: ID<Course>, _ content: CourseContent, whatsNew: String = "", redo: RedoRule = .nobody,
    edition: Int? = nil, publishedAt: Moment?, at now: Moment
  ) throws -> ID<CourseVersion> {
    let last = try value("SELECT MAX(number) FROM course_version WHERE course_id = \(course)", as: Int.self) ?? 0
    let id: ID<CourseVersion> = newID(at: now)
    try execute(
      """
      INSERT INTO course_version (id, course_id, number, title, content, saves, edition, whats_new, redo, redo_before,
        published_at)
      VALUES (\(id), \(course), \(last + 1), \(content.title), \(try content.json()), 0, \(edition), \(whatsNew),
        \(redo.kind.rawValue), \(redo.day?.text), \(publishedAt))
      """)
    return id
  }
}
