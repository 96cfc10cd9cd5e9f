package import Access
package import Storage
package import Vocabulary
internal import Web

extension Transaction {
  package func edition(_ id: ID<Edition>) throws -> Edition? {
    try row("SELECT * FROM event_edition WHERE id = \(id)").map(Edition.init)
  }

  /// What everybody may read, of those that end after a moment; the earliest first.
  package func publicEditions(endingAfter moment: Moment) throws -> [Edition] {
    try rows(
      """
      SELECT * FROM event_edition WHERE ends_at > \(moment) AND state <> 'draft' AND group_id IS NULL
      ORDER BY starts_at, id
      """
    ).map(Edition.init)
  }

  /// The same as rows of a list, with what is for the members of these groups.
  package func listedEditions(endingAfter moment: Moment, and groups: [String]) throws -> [ListedEdition] {
    try rows(
      """
      SELECT \(ListedEdition.columns) FROM event_edition WHERE ends_at > \(moment) AND state <> 'draft'
        AND (group_id IS NULL OR group_id IN \(list: groups)) ORDER BY starts_at, id
      """
    ).map(ListedEdition.init)
  }

  /// What everybody may read, of those that have been, also before anybody has said that they were held; the latest first.
  package func listedEditionsPast(at moment: Moment) throws -> [ListedEdition] {
    try rows(
      """
      SELECT \(ListedEdition.columns) FROM event_edition
      WHERE ends_at <= \(moment) AND state IN ('open', 'held') AND group_id IS NULL ORDER BY starts_at DESC, id
      """
    ).map(ListedEdition.init)
  }

  /// Those that touch the days, whoever may read them.
  package func editions(on days: ClosedRange<CalendarDate>) throws -> [Edition] {
    try rows(
      """
      SELECT * FROM event_edition
      WHERE starts_at < \(SwedishTime.moment(on: days.upperBound.adding(days: 1)))
        AND ends_at >= \(SwedishTime.moment(on: days.lowerBound)) ORDER BY starts_at, id
      """
    ).map(Edition.init)
  }

  /// Those that the viewer holds, the latest first.
  package func editions(organisedBy viewer: Viewer) throws -> [Edition] {
    try rows("SELECT * FROM event_edition ORDER BY starts_at DESC, id").map(Edition.init)
      .filter { $0.isOrganised(by: viewer) }
  }

  /// Those that have been and that nobody has said were held, the latest first.
  func editionsToFinish(at moment: Moment) throws -> [Edition] {
    try rows("SELECT * FROM event_edition WHERE state = 'open' AND ends_at < \(moment) ORDER BY starts_at DESC, id")
      .map(Edition.init)
  }

  package func editions(of series: ID<EventSeries>) throws -> [Edition] {
    try rows("SELECT * FROM event_edition WHERE series_id = \(series) ORDER BY starts_at DESC, id").map(Edition.init)
  }
}
