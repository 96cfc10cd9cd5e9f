package import Access
package import Storage
package import Vocabulary
internal import Web

/// Throws away what has been written after the latest version. Versions that are out stay.
package struct DiscardDraft: Sendable {
  /// As the form had it, so that nothing goes that its sender has not seen.
  package let saves: Int

  static let stale = "Någon annan har sparat kursen. Här står det senaste. Läs det och försök igen."

  package init(saves: Int) { self.saves = saves }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let course = evidence.record
    guard course.current != nil else {
      throw Problems("utkast", "Kursen är inte utgiven än. Ta bort kursen i stället.")
    }
    guard let draft = try tx.draft(of: course.id), draft.saves == saves else { throw Problems("utkast", Self.stale) }
    try tx.execute("DELETE FROM course_version WHERE id = \(draft.id)")
    try tx.record(
      "DiscardDraft", of: course.subject, by: evidence.viewer.byline, at: now,
      text: "Slängde utkastet till version \(draft.number) av \(draft.title)")
  }
}

/// Takes away a course that has never been published, with its films and pictures.
package struct RemoveCourse: Sendable {
  package let saves: Int

  package init(saves: Int) { self.saves = saves }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let course = evidence.record
    guard course.current == nil else {
      throw Problems("utkast", "Kursen är utgiven, och det någon har gått ska finnas kvar. Dölj den i stället.")
    }
    guard let draft = try tx.draft(of: course.id), draft.saves == saves else {
      throw Problems("utkast", DiscardDraft.stale)
    }
    let films: SQL = "SELECT id FROM course_film WHERE course_id = \(course.id)"
    try tx.execute("DELETE FROM course_film_part WHERE film_id IN (\(films))")
    try tx.execute("DELETE FROM course_film WHERE course_id = \(course.id)")
    try tx.execute("DELETE FROM course_picture WHERE course_id = \(course.id)")
    try tx.execute("DELETE FROM course_version WHERE course_id = \(course.id)")
    try tx.execute("DELETE FROM course WHERE id = \(course.id)")
    try tx.record(
      "RemoveCourse", of: course.subject, by: evidence.viewer.byline, at: now, text: "Tog bort kursen ”\(draft.title)”")
  }
}
