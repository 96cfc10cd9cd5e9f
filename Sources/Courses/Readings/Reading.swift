package import Access
package import Storage
package import Vocabulary

/// How far a person has come in a course. Sv: genomgång av en kurs.
package struct Reading: Sendable {
  package let id: ID<Reading>
  package let course: ID<Course>
  package let version: ID<CourseVersion>
  package let person: ID<Person>
  /// Where the person works, as it was then.
  package let organisation: ID<Organisation>?
  package let municipality: MunicipalityCode?
  package let profession: Profession?
  /// Where one is.
  package let module: String?
  /// The modules that are read to their end.
  package let seen: Set<String>
  package let begunAt: Moment
  package let completedAt: Moment?
  /// Where the certificate is, when somebody keeps certificates.
  package let certificate: String?

  init(row: Row) throws {
    id = try row.get("id")
    course = try row.get("course_id")
    version = try row.get("version_id")
    person = try row.get("person_id")
    organisation = try row.optional("organisation_id")
    municipality = try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) }
    profession = try row.optional("profession", as: String.self).flatMap { Profession(rawValue: $0) }
    module = try row.optional("module")
    seen = Set(try row.words("seen"))
    begunAt = try row.get("begun_at")
    completedAt = try row.optional("completed_at")
    certificate = try row.optional("certificate")
  }
}

extension Transaction {
  /// The person's own, the newest first: at most one of them goes on.
  package func readings(of course: ID<Course>, by person: ID<Person>) throws -> [Reading] {
    try rows(
      "SELECT * FROM course_reading WHERE course_id = \(course) AND person_id = \(person) ORDER BY id DESC"
    ).map(Reading.init)
  }

  /// All that the person has begun, by course.
  func readings(by person: ID<Person>) throws -> [ID<Course>: [Reading]] {
    let readings = try rows("SELECT * FROM course_reading WHERE person_id = \(person) ORDER BY id DESC").map(
      Reading.init)
    return Dictionary(grouping: readings) { $0.course }
  }

  /// What has been chosen, by block.
  package func answers(in reading: ID<Reading>) throws -> [String: Set<Int>] {
    let rows = try rows("SELECT block, choices FROM course_answer WHERE reading_id = \(reading)")
    return Dictionary(
      uniqueKeysWithValues: try rows.map { row in
        (
          try row.get("block"),
          Set(try row.get("choices", as: String.self).split(separator: " ").compactMap { Int($0) })
        )
      })
  }
}
