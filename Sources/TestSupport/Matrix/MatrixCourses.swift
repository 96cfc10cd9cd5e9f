internal import Access
internal import Courses
internal import DemoData
internal import Storage
internal import Vocabulary

/// What the access matrix asks about among courses.
package struct MatrixCourses: Sendable {
  package let bundled: String
  /// Of the leader's team, and not published.
  package let draft: String
  /// In the draft, with captions and transcript.
  package let film: String

  init(in test: TestSite) async throws {
    let now = test.now
    let login = Persona.leader.mail
    let viewer = try await test.identity.read { tx in
      try tx.account(login: login).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    guard let viewer, let owner = viewer.teamFunctions.first?.organisation else { throw Refusal.notFound }
    (bundled, draft, film) = try await test.regional.write { tx in
      guard let bundled = try tx.publicCourses().first else { throw Refusal.notFound }
      var content = CourseContent(title: "Teamets", summary: "Ett utkast.", audience: "Alla", minutes: 10)
      content.modules = [
        CourseModule(id: "m1", title: "Ett", minutes: 5, blocks: [CourseBlock(id: "a", .text("Text"))])
      ]
      let draft = try StartCourse(content, owner: owner).perform(in: tx, by: viewer, at: now)
      let film: ID<CourseFilm> = tx.newID(at: now)
      try tx.execute(
        """
        INSERT INTO course_film (id, course_id, title, kind, size, is_whole, captions, transcript, added_at)
        VALUES (\(film), \(draft), 'Film', 'mp4', 3, \(true), 'WEBVTT', 'Text', \(now))
        """)
      try tx.execute(
        "INSERT INTO course_film_part (film_id, position, bytes) VALUES (\(film), 0, \([1, 2, 3] as [UInt8]))")
      return (bundled.id.text, draft.text, film.text)
    }
  }
}
