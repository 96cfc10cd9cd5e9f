internal import Calendars
internal import Storage
package import Vocabulary

/// Something in another's calendar: what it is called and its days. No more is kept of it. Sv: post i annans kalender.
package struct OtherCalendarEntry: Sendable, Hashable {
  package let title: String
  package let days: ClosedRange<CalendarDate>

  package init(_ title: String, on days: ClosedRange<CalendarDate>) {
    self.title = title
    self.days = days
  }

  init(row: Row) throws {
    title = try row.get("title")
    let (first, last) = (try row.date("from_date"), try row.date("until_date"))
    days = first...max(first, last)
  }
}

/// What a file from another's calendar has on some days. Sv: läst kalender.
package struct OtherCalendarReading: Sendable, Equatable {
  /// By day, at most ``most``.
  package let entries: [OtherCalendarEntry]
  /// How many were left out since they could not be read, or are more than fit.
  package let leftOut: Int

  package static let most = 2000
}

extension OtherCalendarReading {
  /// What is private, called off or without name is passed over. Nil when the bytes are no calendar.
  package init?(_ bytes: [UInt8], on days: ClosedRange<CalendarDate>) {
    let file = CalendarComponent.read(bytes)
    let calendars = file.components.filter { $0.name == "VCALENDAR" }
    guard !file.isRefused, !calendars.isEmpty else { return nil }
    var (found, unread): (Set<OtherCalendarEntry>, Int) = ([], 0)
    for calendar in calendars {
      let events = OtherEvents(calendar)
      unread += events.unread
      for event in events.shown where found.count <= Self.most {
        found.formUnion(event.entries(on: days, most: Self.most))
      }
    }
    let sorted = found.sorted { ($0.days.lowerBound, $0.title) < ($1.days.lowerBound, $1.title) }
    entries = Array(sorted.prefix(Self.most))
    leftOut = unread + sorted.count - entries.count
  }
}
