internal import Access
package import Storage
package import Vocabulary
package import Web

/// Puts the courses that come with the program in a database: a new edition becomes a new version, once. Sv: medföljande kurser.
package struct KeepBundledCourses: Chore {
  private let courses: [BundledCourse]

  package init() throws { courses = try BundledCourse.all() }
  package init(_ courses: [BundledCourse]) { self.courses = courses }

  package func perform(on site: Site, telling shell: Shell, at now: Moment) async throws {
    let isKept = try await site.regional.glance { tx in try courses.allSatisfy { try tx.edition(of: $0) >= $0.edition }
    }
    guard !isKept else { return }
    try await site.regional.write { tx in try perform(in: tx, telling: shell, at: now) }
  }

  /// Where nobody has taken them yet there is nobody to tell.
  package func perform(in tx: Transaction, telling shell: Shell? = nil, at now: Moment) throws {
    for course in courses where try tx.edition(of: course) < course.edition {
      let id = ID<Course>(course.id)
      try tx.execute(
        """
        INSERT INTO course (id, counties, is_open, created_at) VALUES (\(id), '', \(true), \(now))
        ON CONFLICT (id) DO NOTHING
        """)
      let redo = RedoRule(course.redo, day: now.day) ?? .nobody
      try tx.addVersion(
        of: id, course.content, whatsNew: course.whatsNew, redo: redo, edition: course.edition, publishedAt: now,
        at: now)
      try shell?.tell(redo, of: id, in: tx, at: now)
      try tx.record(
        "PublishCourse", of: "course:\(id)", by: Byline(words: "Samfrid"), at: now,
        text: "Gav ut \(course.content.title), utgåva \(course.edition)")
    }
  }
}

extension Transaction {
  /// The latest that this database has; 0 before the first.
  fileprivate func edition(of course: BundledCourse) throws -> Int {
    try value("SELECT MAX(edition) FROM course_version WHERE course_id = \(course.id)", as: Int.self) ?? 0
  }
}
