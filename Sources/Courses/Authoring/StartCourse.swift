package import Access
package import Storage
package import Vocabulary
package import Web

/// Begins a course of one's own, empty or as a copy of another's. Sv: skriv en egen kurs.
package struct StartCourse: Sendable {
  package let content: CourseContent
  package let owner: Organisation

  package init(_ content: CourseContent, owner: Organisation) {
    self.content = content
    self.owner = owner
  }

  package init(form: Form, owner: Organisation) throws {
    var problems = Problems()
    let title = problems.require(form, "titel", "Skriv vad kursen heter.", limit: 120)
    let summary = problems.require(form, "om", "Skriv vad kursen handlar om.", limit: 600)
    try problems.check()
    self.init(CourseContent(title: title, summary: summary, audience: "", minutes: 30), owner: owner)
  }

  @discardableResult
  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Course> {
    guard viewer.isInTeam(of: owner.id) else {
      throw Refusal.forbidden("Länsteam skriver kurser för sin egen organisation.")
    }
    if let id = try twin(in: tx, at: now) { return id }
    let id: ID<Course> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO course (id, owner_id, owner_name, counties, is_open, created_at)
      VALUES (\(id), \(owner.id), \(owner.name), \(owner.counties.stored), \(false), \(now))
      """)
    try tx.addVersion(of: id, content, publishedAt: nil, at: now)
    try tx.record(
      "StartCourse", of: "course:\(id)", by: viewer.byline, at: now, text: "Började skriva kursen ”\(content.title)”")
    return id
  }

  /// The one that the same form made when it was sent a moment ago: a second press makes no second course.
  private func twin(in tx: Transaction, at now: Moment) throws -> ID<Course>? {
    try tx.row(
      """
      SELECT c.id FROM course c JOIN course_version v ON v.course_id = c.id
      WHERE c.owner_id = \(owner.id) AND v.title = \(content.title) AND c.created_at > \(now.adding(minutes: -1))
      ORDER BY c.id DESC
      """
    ).map { try $0.get("id") }
  }
}
