package import Access
package import Storage
package import Vocabulary
internal import Web

/// Begins a course, or begins it again when a new version asks for that. Sv: börja kursen.
package struct BeginCourse: Sendable {
  package let profession: Profession?

  package init(profession: Profession? = nil) { self.profession = profession }

  @discardableResult
  package func perform(in tx: Transaction, by evidence: Readable<Course>, at now: Moment) throws -> ID<Reading> {
    let (course, viewer) = (evidence.record, evidence.viewer)
    guard course.isTaken(by: viewer), let version = course.current else {
      throw Refusal.forbidden("Kursen är inte utgiven än. Läs den under Förhandsvisa.")
    }
    switch try tx.standing(of: viewer.person, in: course.id) {
    case .underWay(let reading): return reading.id
    case .notBegun where course.isHidden: throw Refusal.forbidden("Kursen är dold, så ingen ny kan börja den.")
    case .notBegun, .again, .done: break
    }
    let place = viewer.functions.first?.organisation
    let id: ID<Reading> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO course_reading (id, course_id, version_id, person_id, organisation_id, municipality, profession, module,
        seen, begun_at)
      VALUES (\(id), \(course.id), \(version.id), \(viewer.person), \(place?.id), \(place?.municipality?.text),
        \(profession?.rawValue), \(try version.content().modules.first?.id), '', \(now))
      """)
    return id
  }
}
