internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Erases who came and what was written to the hosts a year after the meeting, as the form has promised, and guests a year after
/// they were taken away or the network ended, with the letters that went to them. That an organisation answered and was there stays.
/// Sv: radera svarens namn.
struct EraseAnswers: Chore {
  func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    let limit = now.day.adding(years: -1)
    let isDue = try await site.regional.glance { tx in
      try tx.exists("SELECT 1 FROM meeting_invitee i WHERE \(Self.hasWords(before: limit))")
        || tx.exists("SELECT 1 FROM network_guest g WHERE \(Self.isForgotten(by: limit))")
    }
    guard isDue else { return }
    try await site.regional.write { try Self.erase(before: limit, in: $0) }
  }

  private static func erase(before limit: CalendarDate, in tx: Transaction) throws {
    try tx.execute("UPDATE meeting_invitee AS i SET who = NULL, note = NULL WHERE \(hasWords(before: limit))")
    try tx.execute(
      """
      UPDATE meeting_invitee SET mail_id = NULL
      WHERE guest_id IN (SELECT g.id FROM network_guest g WHERE \(isForgotten(by: limit)))
      """)
    // Others' letters may go to the same address, and what still stands refers to its letter.
    try tx.execute(
      """
      DELETE FROM mail WHERE (sent_at IS NOT NULL OR bounced_at IS NOT NULL)
        AND address IN (SELECT g.mail FROM network_guest g WHERE \(isForgotten(by: limit)))
        AND address NOT IN (SELECT g.mail FROM network_guest g WHERE NOT \(isForgotten(by: limit)))
        AND id NOT IN (SELECT i.mail_id FROM meeting_invitee i WHERE i.mail_id IS NOT NULL)
      """)
    try tx.execute(
      "UPDATE network_guest AS g SET name = 'En gäst', organisation = '', mail = '' WHERE \(isForgotten(by: limit))")
  }

  private static func hasWords(before limit: CalendarDate) -> SQL {
    """
    (i.who IS NOT NULL OR i.note IS NOT NULL)
      AND i.meeting_id IN (SELECT m.id FROM meeting m WHERE m.ends_at < \(SwedishTime.moment(on: limit)))
    """
  }

  private static func isForgotten(by limit: CalendarDate) -> SQL {
    """
    (g.mail <> '' AND (COALESCE(g.until_date, '9999') <= \(limit.text) OR EXISTS
      (SELECT 1 FROM network n WHERE n.id = g.network_id AND n.until_date <= \(limit.text))))
    """
  }
}
