package import Access
package import Documents
package import Storage
package import Vocabulary
package import Web

/// Something to read before or after a meeting: a link, or a file that lies here. Sv: dokument till träffen.
package struct MeetingDocument: Sendable {
  package let id: ID<MeetingDocument>
  package let meeting: ID<Meeting>
  package let title: String
  package let link: String?
  package let kind: AttachedKind?
  package let addedBy: Byline
  package let addedAt: Moment

  init(row: Row) throws {
    id = try row.get("id")
    meeting = try row.get("meeting_id")
    title = try row.get("title")
    link = try row.optional("link")
    kind = try row.optional("kind", as: String.self).flatMap { AttachedKind(rawValue: $0) }
    addedBy = try row.get("added_by")
    addedAt = try row.get("added_at")
  }
}

extension Transaction {
  package func documents(of meeting: ID<Meeting>) throws -> [MeetingDocument] {
    try rows(
      """
      SELECT id, meeting_id, title, link, kind, added_by, added_at FROM meeting_document WHERE meeting_id = \(meeting)
      ORDER BY id
      """
    ).map(MeetingDocument.init)
  }

  /// The file itself; nil for a link and for what is not at this meeting.
  package func file(of document: ID<MeetingDocument>, at meeting: ID<Meeting>) throws -> (
    kind: AttachedKind, bytes: [UInt8]
  )? {
    let row = try row(
      "SELECT kind, bytes FROM meeting_document WHERE id = \(document) AND meeting_id = \(meeting) AND bytes IS NOT NULL"
    )
    guard let row, let kind = try AttachedKind(rawValue: row.get("kind")) else { return nil }
    return (kind, try row.get("bytes"))
  }
}

/// Lays a document beside a meeting. Sv: lägg till dokument.
package struct AddDocument: Sendable {
  package let document: SentDocument

  package init(_ document: SentDocument) { self.document = document }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    let (link, kind, bytes) = document.stored
    let id: ID<MeetingDocument> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO meeting_document (id, meeting_id, title, link, kind, bytes, added_by, added_at)
      VALUES (\(id), \(meeting.id), \(document.title), \(link), \(kind), \(bytes), \(evidence.viewer.byline), \(now))
      """)
    try tx.record(
      "AddDocument", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Lade till dokumentet ”\(document.title)”")
  }
}

/// Takes a document away from a meeting. Sv: ta bort dokument.
package struct RemoveDocument: Sendable {
  package let document: ID<MeetingDocument>

  package init(_ document: ID<MeetingDocument>) { self.document = document }

  /// What was taken away.
  package func perform(
    in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment
  ) throws -> MeetingDocument {
    let meeting = evidence.record
    guard let document = try tx.documents(of: meeting.id).first(where: { $0.id == self.document }) else {
      throw Refusal.notFound
    }
    try tx.execute("DELETE FROM meeting_document WHERE id = \(document.id)")
    try tx.record(
      "RemoveDocument", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Tog bort dokumentet ”\(document.title)”")
    return document
  }
}
