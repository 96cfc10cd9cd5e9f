internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What others' calendars have, in a lane for each.
struct OtherCalendarTimeline: TimelineSource {
  func items(for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site) async throws -> [TimelineItem] {
    try await site.regional.read { tx in
      let calendars = try tx.otherCalendars(for: viewer)
      let entries = try tx.entries(of: calendars.map(\.id), on: days)
      return calendars.flatMap { calendar in entries[calendar.id, default: []].map { $0.item(of: calendar) } }
    }
  }
}

extension OtherCalendarEntry {
  fileprivate func item(of calendar: OtherCalendar) -> TimelineItem {
    let details = calendar.details
    return TimelineItem(
      id: "\(calendar.id) \(days.lowerBound.text) \(title)", title: title, kind: .other, days: days,
      actors: [details.name],
      theme: details.theme, audiences: details.audiences, counties: details.places)
  }
}
