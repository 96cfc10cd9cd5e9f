package import Access
package import Storage
package import Vocabulary
package import Web

/// Lays another's calendar in the plan of one's counties. It has been fetched once by then. Sv: lägg in annans kalender.
package struct LayInCalendar: Sendable {
  package let details: OtherCalendarDetails
  package let reading: OtherCalendarReading

  package init(_ details: OtherCalendarDetails, _ reading: OtherCalendarReading) {
    self.details = details
    self.reading = reading
  }

  @discardableResult
  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<OtherCalendar> {
    let counties = Set(viewer.teamFunctions.flatMap(\.organisation.counties)).sorted()
    guard !counties.isEmpty else { throw Problems("namn", "Det är länsteamet som lägger in andras kalendrar.") }
    if try tx.otherCalendars(for: viewer).contains(where: { $0.details.address == details.address }) {
      throw Problems("adress", "Kalendern ligger redan i årsplanen.")
    }
    let id: ID<OtherCalendar> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO other_calendar (id, name, address, theme, audiences, places, laid_in, left_out, due_at)
      VALUES (\(id), \(details.name), \(details.address), \(details.theme?.rawValue), \(details.audiences.stored),
        \(details.places.stored), \(counties.stored), 0, \(now))
      """)
    try KeepFetchedCalendar(.read(reading), from: details.address).perform(in: tx, of: id, at: now)
    try tx.record(
      "LayInCalendar", of: "calendar:\(id)", by: viewer.byline, at: now, text: "Lade in ”\(details.name)” i årsplanen")
    return id
  }
}

/// Changes what is said of another's calendar, also while the other's machine is down. Sv: ändra annans kalender.
package struct ChangeOtherCalendar: Sendable {
  package let details: OtherCalendarDetails
  /// What a new address gives; nil when the address is the one that was there.
  package let reading: OtherCalendarReading?

  package init(_ details: OtherCalendarDetails, _ reading: OtherCalendarReading?) {
    self.details = details
    self.reading = reading
  }

  package func perform(in tx: Transaction, by evidence: Writable<OtherCalendar>, at now: Moment) throws {
    let id = evidence.record.id
    if reading == nil, details.address != evidence.record.details.address {
      throw Problems(
        "adress", "Någon annan har bytt adressen sedan du öppnade sidan. Öppna den i en ny flik och jämför.")
    }
    // What stays at its address is fetched again soon.
    try tx.execute(
      """
      UPDATE other_calendar SET name = \(details.name), address = \(details.address), theme = \(details.theme?.rawValue),
        audiences = \(details.audiences.stored), places = \(details.places.stored), due_at = \(now)
      WHERE id = \(id)
      """)
    if let reading {
      try KeepFetchedCalendar(.read(reading), from: details.address).perform(in: tx, of: id, at: now)
    }
    try tx.record(
      "ChangeOtherCalendar", of: "calendar:\(id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade ”\(details.name)”")
  }
}

/// Takes another's calendar out of the plan, with all that came from it. Sv: ta bort annans kalender.
package struct RemoveOtherCalendar: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<OtherCalendar>, at now: Moment) throws {
    let calendar = evidence.record
    try tx.execute("DELETE FROM other_calendar_entry WHERE calendar_id = \(calendar.id)")
    try tx.execute("DELETE FROM other_calendar WHERE id = \(calendar.id)")
    try tx.record(
      "RemoveOtherCalendar", of: "calendar:\(calendar.id)", by: evidence.viewer.byline, at: now,
      text: "Tog bort ”\(calendar.details.name)” ur årsplanen")
  }
}
