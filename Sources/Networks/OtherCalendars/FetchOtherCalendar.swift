package import Storage
package import Vocabulary
package import Web

/// Another's calendar as it is now, or why it cannot be read. Sv: hämtad kalender.
package enum FetchedCalendar: Sendable, Equatable {
  case read(OtherCalendarReading)
  /// A sentence for whoever laid it in.
  case unread(String)

  /// From a year ago, so that last year's plan stands, and as far ahead as anybody plans.
  static func days(around day: CalendarDate) -> ClosedRange<CalendarDate> {
    day.adding(days: -400)...day.adding(days: 800)
  }

  /// Asks the other's machine.
  static func fetch(_ address: String, on site: Site, at now: Moment) async -> FetchedCalendar {
    do {
      let place = try OutsideAddress(address, near: site.settings.nearHosts)
      return FetchedCalendar(try await Fetch.bytes(at: place), on: days(around: now.day))
    } catch let fault as OutsideAddress.Fault {
      return .unread(fault.sentence)
    } catch let problem as FetchProblem {
      return .unread("\(problem)")
    } catch {
      return .unread("Kalendern gick inte att hämta. Försök igen om en stund.")
    }
  }

  package init(_ bytes: [UInt8], on days: ClosedRange<CalendarDate>) {
    self =
      OtherCalendarReading(bytes, on: days).map(FetchedCalendar.read)
      ?? .unread("På adressen finns ingen kalender. Be om adressen som ett kalenderprogram prenumererar på.")
  }
}

/// Keeps what was fetched, in place of what was there; what could not be read takes nothing away. Sv: spara hämtad kalender.
package struct KeepFetchedCalendar: Sendable {
  package let fetched: FetchedCalendar
  /// Where it was fetched.
  package let address: String

  /// In minutes: others' machines are not asked oftener.
  private static let pause = (after: Int64(6 * 60), unread: Int64(60))

  package init(_ fetched: FetchedCalendar, from address: String) {
    self.fetched = fetched
    self.address = address
  }

  /// While it was fetched the calendar may have been taken away, or been given another address, of which this says nothing.
  package func perform(in tx: Transaction, of calendar: ID<OtherCalendar>, at now: Moment) throws {
    switch fetched {
    case .unread(let sentence):
      try tx.execute(
        """
        UPDATE other_calendar SET problem = \(sentence), due_at = \(now.adding(minutes: Self.pause.unread))
        WHERE id = \(calendar) AND address = \(address)
        """)
    case .read(let reading):
      let isThere = try tx.execute(
        """
        UPDATE other_calendar SET problem = NULL, fetched_at = \(now), left_out = \(reading.leftOut),
          due_at = \(now.adding(minutes: Self.pause.after))
        WHERE id = \(calendar) AND address = \(address)
        """)
      if isThere > 0 { try replace(with: reading.entries, of: calendar, in: tx) }
    }
  }

  private func replace(with entries: [OtherCalendarEntry], of calendar: ID<OtherCalendar>, in tx: Transaction) throws {
    try tx.execute("DELETE FROM other_calendar_entry WHERE calendar_id = \(calendar)")
    for entry in entries {
      try tx.execute(
        """
        INSERT INTO other_calendar_entry (calendar_id, title, from_date, until_date)
        VALUES (\(calendar), \(entry.title), \(entry.days.lowerBound.text), \(entry.days.upperBound.text))
        """)
    }
  }
}

/// Fetches the calendar whose turn it is, one at a time so that other chores are not kept waiting.
/// Sv: hämta andras kalendrar.
struct FetchOtherCalendars: Chore {
  func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    // What is invented has nobody to ask.
    if site.settings.isDemonstration { return }
    let due = try await site.regional.glance { tx in
      try tx.row("SELECT * FROM other_calendar WHERE due_at <= \(now) ORDER BY due_at LIMIT 1").map(OtherCalendar.init)
    }
    guard let due else { return }
    let address = due.details.address
    let fetched = await FetchedCalendar.fetch(address, on: site, at: now)
    try await site.regional.write {
      try KeepFetchedCalendar(fetched, from: address).perform(in: $0, of: due.id, at: now)
    }
  }
}
