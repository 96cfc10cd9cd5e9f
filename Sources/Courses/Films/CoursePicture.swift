package import Access
package import Documents
package import Storage
package import Vocabulary
package import Web

/// A picture of a course. Sv: bild.
package struct CoursePicture: Sendable {
  package let id: ID<CoursePicture>
  package let title: String

  package static let most = 5_000_000
  static let tooLarge = "Bilden är för stor. Högst 5 MB går bra."
}

extension Transaction {
  package func pictures(of course: ID<Course>) throws -> [CoursePicture] {
    try rows("SELECT id, title FROM course_picture WHERE course_id = \(course) ORDER BY id").map {
      CoursePicture(id: try $0.get("id"), title: try $0.get("title"))
    }
  }

  func picture(_ id: ID<CoursePicture>, of course: ID<Course>) throws -> (kind: AttachedKind, bytes: [UInt8])? {
    let row = try row("SELECT kind, bytes FROM course_picture WHERE id = \(id) AND course_id = \(course)")
    guard let row, let kind = try AttachedKind(rawValue: row.get("kind")) else { return nil }
    return (kind, try row.get("bytes"))
  }
}

/// Lays a picture in a course. Sv: lägg till bild.
package struct AddPicture: Sendable {
  package let title: String
  package let kind: AttachedKind
  package let bytes: [UInt8]

  package init(form: Form) throws {
    var problems = Problems()
    title = problems.require(form, "bildtitel", "Skriv vad bilden heter.", limit: 120)
    let sent = form.file("bild")?.bytes ?? []
    bytes = withoutMetadata(sent)
    let found = AttachedKind(bytes: sent)
    kind = found ?? .jpeg
    if bytes.isEmpty {
      problems.add("bild", "Välj en bild.")
    } else if found == nil || found == .pdf {
      problems.add("bild", "Filen är ingen bild. Spara den som JPEG eller PNG och välj den igen.")
    }
    if bytes.count > CoursePicture.most { problems.add("bild", CoursePicture.tooLarge) }
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let id: ID<CoursePicture> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO course_picture (id, course_id, title, kind, bytes, added_at)
      VALUES (\(id), \(evidence.record.id), \(title), \(kind.rawValue), \(bytes), \(now))
      """)
    try tx.record(
      "AddPicture", of: evidence.record.subject, by: evidence.viewer.byline, at: now,
      text: "Lade till bilden ”\(title)”")
  }
}

/// Takes a picture away, when no version that people take shows it. Sv: ta bort bild.
package struct RemovePicture: Sendable {
  package let picture: ID<CoursePicture>

  package init(_ picture: ID<CoursePicture>) { self.picture = picture }

  package func perform(in tx: Transaction, by evidence: Writable<Course>, at now: Moment) throws {
    let course = evidence.record
    let pictures = try tx.pictures(of: course.id)
    guard let found = pictures.first(where: { $0.id == picture }) else { throw Refusal.notFound }
    if try course.current?.content().pictures.contains(found.id.text) ?? false {
      throw Problems("bild", "Bilden ”\(found.title)” visas i kursen. Ge ut en version utan den först.")
    }
    try tx.execute("DELETE FROM course_picture WHERE id = \(found.id)")
    try tx.record(
      "RemovePicture", of: course.subject, by: evidence.viewer.byline, at: now, text: "Tog bort bilden ”\(found.title)”"
    )
  }
}
