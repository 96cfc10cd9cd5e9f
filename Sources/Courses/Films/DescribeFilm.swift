package import Access
package import Storage
package import Vocabulary
package import Web

/// Gives a film its captions, transcript and chapters; without the first two nobody is shown it. Sv: texta film.
package struct DescribeFilm: Sendable {
  package let film: ID<CourseFilm>
  package let captions: String
  package let transcript: String
  package let chapters: String?

  package init(film: ID<CourseFilm>, form: Form) throws {
    var problems = Problems()
    self.film = film
    let field = { (name: String) in "\(name)-\(film)" }
    captions = problems.require(form, field("textning"), "Klistra in filmens textning.", limit: 400_000)
    transcript = problems.require(form, field("utskrift"), "Skriv det som sägs och visas i filmen.", limit: 100_000)
    chapters = form.text(field("kapitel"))
    for (name, text) in [("textning", captions), ("kapitel", chapters ?? "")] where !text.isEmpty {
      do {
        _ = try WebVTT(text)
      } catch let fault as WebVTT.Fault {
        problems.add(field(name), fault.sentence)
      }
    }
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let course = evidence.record
    guard let film = try tx.film(film, of: course.id) else { throw Refusal.notFound }
    try tx.execute(
      """
      UPDATE course_film SET captions = \(captions), transcript = \(transcript), chapters = \(chapters)
      WHERE id = \(film.id)
      """)
    try tx.record(
      "DescribeFilm", of: course.subject, by: evidence.viewer.byline, at: now, text: "Textade filmen ”\(film.title)”")
  }
}

/// Takes a film away, when no version that people take shows it. Sv: ta bort film.
package struct RemoveFilm: Sendable {
  package let film: ID<CourseFilm>

  package init(_ film: ID<CourseFilm>) { self.film = film }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let course = evidence.record
    guard let film = try tx.film(film, of: course.id) else { throw Refusal.notFound }
    if try course.current?.content().films.contains(film.id.text) ?? false {
      throw Problems("film", "Filmen visas i kursen. Ge ut en version utan den först.")
    }
    try tx.removeFilm(film.id)
    try tx.record(
      "RemoveFilm", of: course.subject, by: evidence.viewer.byline, at: now, text: "Tog bort filmen ”\(film.title)”")
  }
}
