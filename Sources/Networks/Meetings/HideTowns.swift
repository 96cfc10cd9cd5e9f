internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Takes away in which municipality a coming meeting is, where a shelter is or has become a host: letters and calendars tell it.
struct HideTowns: Chore {
  func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    let hosted = try await site.regional.glance { try $0.hostsOfMeetingsInTowns(at: now) }
    if hosted.isEmpty { return }
    let hosts = try await site.identity.glance { try $0.organisations(Set(hosted.map(\.host))) }
    let hidden = hosted.filter { hosts[$0.host]?.kind.isShelter ?? true }.map(\.meeting)
    if hidden.isEmpty { return }
    try await site.regional.write {
      try $0.execute("UPDATE meeting SET municipality = NULL WHERE id IN \(list: hidden)")
    }
  }
}

extension Transaction {
  fileprivate func hostsOfMeetingsInTowns(
    at now: Moment
  ) throws -> [(meeting: ID<Meeting>, host: ID<Organisation>)] {
    try rows(
      """
      SELECT m.id, n.organisation_id FROM meeting m
      JOIN network_membership n ON n.network_id = m.network_id AND n.role = 'host' AND n.until_date IS NULL
      WHERE m.municipality IS NOT NULL AND m.ends_at > \(now)
      """
    ).map { (try $0.get("id"), try $0.get("organisation_id")) }
  }
}
