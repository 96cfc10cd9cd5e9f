package import Access
package import Storage
package import Vocabulary
package import Web

/// Something that one or more organisations do in a stretch of time, besides meetings and events: a project, a campaign, a
/// call, a report. Sv: satsning.
package struct Initiative: Guarded {
  package let id: ID<Initiative>
  package let title: String
  package let kind: TimelineItem.Kind
  package let days: ClosedRange<CalendarDate>
  package let theme: TimelineItem.Theme?
  package let audiences: Set<TimelineItem.Audience>
  package let counties: [CountyCode]
  package let about: String?
  /// Those who do it together: each may change it.
  package let organisations: [ID<Organisation>]

  init(row: Row) throws {
    id = try row.get("id")
    title = try row.get("title")
    kind = try TimelineItem.Kind(rawValue: row.get("kind")) ?? .initiative
    let (first, last) = (try row.date("from_date"), try row.date("until_date"))
    days = first...max(first, last)
    theme = try TimelineItem.Theme(row: row)
    audiences = try Set(row: row)
    counties = try row.words("counties").compactMap { CountyCode($0) }
    about = try row.optional("about")
    organisations = try row.words("organisations").map { ID($0) }
  }

  package static func load(_ id: ID<Initiative>, for viewer: Viewer, in tx: Transaction) throws -> Initiative? {
    try tx.row("SELECT * FROM initiative WHERE id = \(id)").map(Initiative.init)
  }

  /// Planning together needs that all see what all do.
  package func isReadable(by viewer: Viewer) -> Bool { true }

  package func isWritable(by viewer: Viewer) -> Bool {
    viewer.functions.contains { organisations.contains($0.organisation.id) && $0.mayHost }
  }
}

extension Transaction {
  package func initiatives(on days: ClosedRange<CalendarDate>) throws -> [Initiative] {
    try rows(
      """
      SELECT * FROM initiative
      WHERE from_date <= \(days.upperBound.text) AND until_date >= \(days.lowerBound.text) ORDER BY from_date, id
      """
    ).map(Initiative.init)
  }
}
