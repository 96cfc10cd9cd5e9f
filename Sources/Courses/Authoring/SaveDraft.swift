package import Access
package import Storage
package import Vocabulary
internal import Web

/// Keeps what authors have written; what learners see is the version that is out.
package struct SaveDraft: Sendable {
  package let content: CourseContent
  /// As the form had it: -1 where there was no draft.
  package let saves: Int
  package let isOpen: Bool?
  /// Where it is said that somebody else has saved.
  package let field: String

  package init(_ content: CourseContent, saves: Int, isOpen: Bool? = nil, at field: String = "titel") {
    self.content = content
    self.saves = saves
    self.isOpen = isOpen
    self.field = field
  }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let course = evidence.record
    let draft = try tx.draft(of: course.id)
    guard draft?.saves ?? -1 == saves else {
      throw Problems(
        field,
        "Någon annan har sparat medan du skrev. Det du skrev är kvar här. Öppna sidan i en ny flik och jämför. Sparar du igen gäller ditt."
      )
    }
    if let draft {
      try tx.execute(
        """
        UPDATE course_version SET title = \(content.title), content = \(try content.json()), saves = \(draft.saves + 1)
        WHERE id = \(draft.id)
        """)
    } else {
      try tx.addVersion(of: course.id, content, publishedAt: nil, at: now)
      try tx.record(
        "SaveDraft", of: course.subject, by: evidence.viewer.byline, at: now, text: "Började på en ny version")
    }
    if let isOpen { try tx.execute("UPDATE course SET is_open = \(isOpen) WHERE id = \(course.id)") }
  }
}

/// What authors work on: the draft, or what is out where there is none.
package struct Working: Sendable {
  package let content: CourseContent
  package let saves: Int
  package var isDraft: Bool { saves >= 0 }
}

extension Transaction {
  package func working(on course: Course) throws -> Working {
    if let draft = try draft(of: course.id) { return Working(content: try draft.content(), saves: draft.saves) }
    guard let current = course.current else { throw Refusal.notFound }
    return Working(content: try current.content(), saves: -1)
  }

  func workingTitle(of course: Course) throws -> String {
    try draft(of: course.id)?.title ?? course.current?.title ?? ""
  }
}
