package import Access
package import Storage
package import Vocabulary
package import Web

/// Another's calendar that a county team has laid in its year plan, such as another county's. It is fetched again and again
/// from an address that only the team sees, since whoever has it reads the calendar. Sv: annans kalender.
package struct OtherCalendar: Guarded {
  package let id: ID<OtherCalendar>
  package let details: OtherCalendarDetails
  /// The counties in whose plan it lies.
  package let counties: [CountyCode]
  /// When it was last read; nil until the first time.
  package let fetchedAt: Moment?
  /// Why it could not be read the last time; what was read before still stands.
  package let problem: String?
  /// How many entries could not be read, or did not fit.
  package let leftOut: Int
  let dueAt: Moment

  init(row: Row) throws {
    id = try row.get("id")
    details = try OtherCalendarDetails(row: row)
    counties = try row.words("laid_in").compactMap { CountyCode($0) }
    fetchedAt = try row.optional("fetched_at")
    problem = try row.optional("problem")
    leftOut = try row.get("left_out")
    dueAt = try row.get("due_at")
  }

  package static func load(_ id: ID<OtherCalendar>, for viewer: Viewer, in tx: Transaction) throws -> OtherCalendar? {
    try tx.row("SELECT * FROM other_calendar WHERE id = \(id)").map(OtherCalendar.init)
  }

  /// Whoever works in the counties plans with it.
  package func isReadable(by viewer: Viewer) -> Bool {
    viewer.functions.contains { $0.organisation.counties.contains(where: counties.contains) }
  }

  package func isWritable(by viewer: Viewer) -> Bool { viewer.isInTeam(of: counties) }
}

extension Transaction {
  /// In the order they were laid in.
  package func otherCalendars(for viewer: Viewer) throws -> [OtherCalendar] {
    try rows("SELECT * FROM other_calendar ORDER BY id").map(OtherCalendar.init).filter { $0.isReadable(by: viewer) }
  }

  /// By calendar and day.
  package func entries(of calendars: [ID<OtherCalendar>], on days: ClosedRange<CalendarDate>) throws
    -> [ID<OtherCalendar>: [OtherCalendarEntry]]
  {
    let found = try rows(
      """
      SELECT calendar_id, title, from_date, until_date FROM other_calendar_entry
      WHERE calendar_id IN \(list: calendars) AND from_date <= \(days.upperBound.text) AND until_date >= \(days.lowerBound.text)
      ORDER BY from_date, title
      """
    )
    return try Dictionary(grouping: found) { try $0.get("calendar_id") }.mapValues {
      try $0.map(OtherCalendarEntry.init)
    }
  }
}
