internal import Access
internal import Storage
internal import Vocabulary

/// Somebody who has begun a course, or has taken it in a group.
struct CourseTaker {
  let key: String
  /// Nil for whoever took part in a group and is not in the register.
  let person: ID<Person>?
  /// As the leader of the group wrote them.
  let name: String?
  let mail: String?
  let organisation: ID<Organisation>?
  let profession: Profession?
  /// And no version that came later asks them to do it again.
  let isDone: Bool
  /// By the leader of a group, and by no reading of their own.
  let isReported: Bool

  /// Alone: a person's readings, the newest first.
  fileprivate init(_ person: ID<Person>, _ readings: [Reading], _ versions: [CourseVersion]) {
    key = person.text
    self.person = person
    (name, mail) = (nil, nil)
    organisation = readings.first?.organisation
    profession = readings.first?.profession
    isDone = readings.contains { reading in
      guard let done = reading.completedAt else { return false }
      return versions.asking(doneWith: reading.version, on: done.day) == nil
    }
    isReported = false
  }

  /// In a group.
  fileprivate init(row: Row) throws {
    let (id, person): (String, ID<Person>?) = (try row.get("id"), try row.optional("person_id"))
    key = person?.text ?? id
    self.person = person
    name = try row.optional("name")
    mail = try row.optional("mail")
    organisation = try row.optional("organisation_id")
    profession = try row.optional("profession", as: String.self).flatMap { Profession(rawValue: $0) }
    (isDone, isReported) = (true, true)
  }
}

extension Transaction {
  /// Each person once: the latest reading, and those who took it in a group that need not do it again. Of the others nobody knows
  /// more than a name that its leader wrote.
  func takers(of course: ID<Course>) throws -> [CourseTaker] {
    let versions = try publishedVersions(of: course)
    let readings = try rows("SELECT * FROM course_reading WHERE course_id = \(course) ORDER BY id DESC").map(
      Reading.init)
    let alone = Dictionary(grouping: readings) { $0.person }.map { CourseTaker($0, $1, versions) }
    let taken = Set(alone.filter(\.isDone).map(\.key))
    let together = try rows(
      """
      SELECT p.id, p.person_id, p.name, p.mail, g.organisation_id, g.profession, g.version_id, g.held_on
      FROM course_participant p JOIN course_group g ON g.id = p.group_id WHERE g.course_id = \(course) ORDER BY p.id
      """
    ).filter { try versions.asking(doneWith: $0.get("version_id"), on: $0.date("held_on")) == nil }
      .map(CourseTaker.init(row:)).filter { !taken.contains($0.key) }
    let inGroup = Dictionary(together.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return alone.filter { inGroup[$0.key] == nil } + inGroup.values
  }
}
