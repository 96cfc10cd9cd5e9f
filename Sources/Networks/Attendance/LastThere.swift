package import Access
package import Storage
package import Vocabulary

extension Transaction {
  /// The last day that each organisation was at a meeting of the network, on site or by web.
  package func lastThere(in network: ID<Network>) throws -> [ID<Organisation>: CalendarDate] {
    let found = try rows(
      """
      SELECT i.organisation_id, MAX(m.starts_at) AS latest FROM meeting_invitee i
      JOIN meeting m ON m.id = i.meeting_id
      WHERE m.network_id = \(network) AND i.organisation_id IS NOT NULL AND i.presence IN ('present', 'online')
      GROUP BY i.organisation_id
      """)
    return Dictionary(
      uniqueKeysWithValues: try found.map {
        (try $0.get("organisation_id", as: ID<Organisation>.self), try $0.get("latest", as: Moment.self).day)
      })
  }
}

extension Membership {
  /// Whether nobody has come for a year: since the last time, or since it became a member. Sv: inte varit med på ett år.
  package func isMissed(last: CalendarDate?, on day: CalendarDate) -> Bool { (last ?? from).adding(years: 1) < day }
}
