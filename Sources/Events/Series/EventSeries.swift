package import Access
package import Storage
package import Vocabulary
internal import Web

/// Theme days that come back year after year, such as Riva hinder. Sv: serie.
package struct EventSeries: Guarded {
  package let id: ID<EventSeries>
  package let name: String
  package let about: String?
  package let organisations: [ID<Organisation>]
  package let counties: [CountyCode]
  /// The network in which its organisers plan it, by the text of its id.
  package let group: String?

  init(row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    about = try row.optional("about")
    organisations = try row.words("organisations").map { ID($0) }
    counties = try row.words("counties").compactMap { CountyCode($0) }
    group = try row.optional("group_id")
  }

  package static func load(_ id: ID<EventSeries>, for viewer: Viewer, in tx: Transaction) throws -> EventSeries? {
    try tx.eventSeries(id)
  }

  package func isReadable(by viewer: Viewer) -> Bool { true }

  package func isWritable(by viewer: Viewer) -> Bool {
    viewer.functions.contains { organisations.contains($0.organisation.id) && $0.mayHost }
  }

  package var path: String { "/serier/\(id)" }

  /// The network in which it is planned, for those who are in it.
  func group(of viewer: Viewer?, _ shell: Shell, _ tx: Transaction) throws -> MemberGroup? {
    guard let group, let viewer else { return nil }
    return try shell.groups(of: viewer, in: tx).first { $0.id == group }
  }
}

extension Transaction {
  package func eventSeries(_ id: ID<EventSeries>) throws -> EventSeries? {
    try row("SELECT * FROM event_series WHERE id = \(id)").map(EventSeries.init)
  }

  package func allEventSeries() throws -> [EventSeries] {
    try rows("SELECT * FROM event_series ORDER BY name, id").map(EventSeries.init)
  }
}
