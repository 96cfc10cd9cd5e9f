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
  /// What is private, called off or without name is passed over. Nil when the bytes are no calendar. The work is bounded,
  /// since the file comes from a stranger: what costs more is left out.
  package init?(_ bytes: [UInt8], on days: ClosedRange<CalendarDate>) {
    let file = CalendarComponent.read(bytes)
    let calendars = file.components.filter { $0.name == "VCALENDAR" }
    guard !file.isRefused, !calendars.isEmpty else { return nil }
    var found = FoundEntries(on: days)
    for calendar in calendars.prefix(FoundEntries.mostCalendars) { found.add(OtherEvents(calendar)) }
    let sorted = found.entries.sorted { ($0.days.lowerBound, $0.title) < ($1.days.lowerBound, $1.title) }
    entries = Array(sorted.prefix(Self.most))
    leftOut = found.leftOut + sorted.count - entries.count + max(0, calendars.count - FoundEntries.mostCalendars)
  }
}

/// What the events of a file give on some days, with a bound on the work for the whole file and for each of them: one that
/// is nonsense does not hide the others.
private struct FoundEntries {
  /// Each may describe zones of its own.
  static let mostCalendars = 10
  private static let mostSteps = (inAll: 200_000, forOne: 20_000)

  private(set) var entries: Set<OtherCalendarEntry> = []
  private(set) var leftOut = 0
  private let days: ClosedRange<CalendarDate>
  private var stepsLeft = FoundEntries.mostSteps.inAll

  init(on days: ClosedRange<CalendarDate>) { self.days = days }

  mutating func add(_ events: OtherEvents) {
    leftOut += events.unread
    for event in events.shown { add(event) }
  }

  private mutating func add(_ event: OtherEvent) {
    let mostSteps = event.hasRules ? min(stepsLeft, Self.mostSteps.forOne) : Self.mostSteps.forOne
    guard entries.count <= OtherCalendarReading.most, mostSteps > 0 else {
      leftOut += 1
      return
    }
    var steps = mostSteps
    let found = event.entries(on: days, most: OtherCalendarReading.most, steps: &steps)
    if event.hasRules { stepsLeft -= mostSteps - steps }
    entries.formUnion(found.entries)
    if !found.isWhole { leftOut += 1 }
  }
}
