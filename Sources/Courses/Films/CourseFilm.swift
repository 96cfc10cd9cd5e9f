package import Storage
package import Vocabulary

/// A film of a course with what makes it reach everybody: captions, transcript, chapters. Sv: film.
package struct CourseFilm: Sendable {
  package let id: ID<CourseFilm>
  package let course: ID<Course>
  package let title: String
  package let kind: FilmKind
  /// In bytes.
  package let size: Int
  /// Whether all of it has come.
  package let isWhole: Bool
  /// WebVTT.
  package let captions: String?
  package let transcript: String?
  /// WebVTT; nil where the film has none.
  package let chapters: String?

  init(row: Row) throws {
    id = try row.get("id")
    course = try row.get("course_id")
    title = try row.get("title")
    kind = try FilmKind(rawValue: row.get("kind")) ?? .mp4
    size = try row.get("size")
    isWhole = try row.get("is_whole")
    captions = try row.optional("captions")
    transcript = try row.optional("transcript")
    chapters = try row.optional("chapters")
  }

  /// Shown to learners only with captions and transcript.
  package var isReady: Bool { isWhole && captions != nil && transcript != nil }
}

extension Transaction {
  package func films(of course: ID<Course>) throws -> [CourseFilm] {
    try rows("SELECT * FROM course_film WHERE course_id = \(course) ORDER BY id").map(CourseFilm.init)
  }

  package func film(_ id: ID<CourseFilm>, of course: ID<Course>) throws -> CourseFilm? {
    try row("SELECT * FROM course_film WHERE id = \(id) AND course_id = \(course)").map(CourseFilm.init)
  }
}

extension [CourseFilm] {
  /// Those that can be shown, by the id that a block has.
  var byID: [String: CourseFilm] {
    Dictionary(filter(\.isReady).map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
