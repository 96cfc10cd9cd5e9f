package import Access
package import Documents
package import Storage
package import Vocabulary
package import Web

/// Something to read before or after: a link, or a file that lies here. Sv: dokument till evenemang.
package struct EventDocument: Sendable {
  package let id: ID<EventDocument>
  package let title: String
  package let link: String?
  package let kind: AttachedKind?
  /// On the open page; otherwise for those who are registered.
  package let isPublic: Bool

  init(row: Row) throws {
    id = try row.get("id")
    title = try row.get("title")
    link = try row.optional("link")
    kind = try row.optional("kind", as: String.self).flatMap { AttachedKind(rawValue: $0) }
    isPublic = try row.get("is_public")
  }
}

extension Transaction {
  package func documents(of edition: ID<Edition>) throws -> [EventDocument] {
    try rows(
      "SELECT id, title, link, kind, is_public FROM event_document WHERE edition_id = \(edition) ORDER BY id"
    ).map(EventDocument.init)
  }

  /// The file itself; nil for a link and for what is not of this event.
  package func file(of document: ID<EventDocument>, to edition: ID<Edition>) throws -> (
    kind: AttachedKind, bytes: [UInt8]
  )? {
    let row = try row(
      "SELECT kind, bytes FROM event_document WHERE id = \(document) AND edition_id = \(edition) AND bytes IS NOT NULL")
    guard let row, let kind = try AttachedKind(rawValue: row.get("kind")) else { return nil }
    return (kind, try row.get("bytes"))
  }
}

/// Lays a document beside an event. Sv: lägg till dokument till evenemang.
package struct AddEventDocument: Sendable {
  package let document: SentDocument
  package let isPublic: Bool

  package init(_ document: SentDocument, isPublic: Bool) {
    self.document = document
    self.isPublic = isPublic
  }

  package init(form: Form) throws {
    self.init(try SentDocument(form: form), isPublic: form.isTicked("oppet"))
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    let (link, kind, bytes) = document.stored
    let id: ID<EventDocument> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO event_document (id, edition_id, title, link, kind, bytes, is_public, added_by, added_at)
      VALUES (\(id), \(edition.id), \(document.title), \(link), \(kind), \(bytes), \(isPublic),
        \(evidence.viewer.byline), \(now))
      """)
    try tx.record(
      "AddEventDocument", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Lade till dokumentet ”\(document.title)”")
  }
}

/// Takes a document away from an event. Sv: ta bort dokument från evenemang.
package struct RemoveEventDocument: Sendable {
  package let document: ID<EventDocument>

  package init(_ document: ID<EventDocument>) { self.document = document }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    guard let document = try tx.documents(of: edition.id).first(where: { $0.id == self.document }) else {
      throw Refusal.notFound
    }
    try tx.execute("DELETE FROM event_document WHERE id = \(document.id)")
    try tx.record(
      "RemoveEventDocument", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Tog bort dokumentet ”\(document.title)”")
  }
}
