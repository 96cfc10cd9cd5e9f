internal import Calendars
internal import Vocabulary
internal import Web

/// The events of another's calendar, with those that were moved out of a series. Sv: händelserna i en annans kalender.
struct OtherEvents {
  let shown: [OtherEvent]
  /// Without a time that can be read.
  let unread: Int

  init(_ calendar: CalendarComponent) {
    let zones = TimeZones(in: calendar)
    let all = calendar.components(named: "VEVENT")
    let moved = Self.moved(among: all, zones)
    let events = all.filter(\.isOpen).map { event in
      let uid = event.first("RECURRENCE-ID") == nil ? event.first("UID")?.text : nil
      return OtherEvent(event, without: uid.flatMap { moved[$0] } ?? [], zones: zones)
    }
    shown = events.compactMap(\.self)
    unread = events.count - shown.count
  }

  /// The times that were moved out of each series, by its UID. What has none belongs to no series.
  private static func moved(among events: [CalendarComponent], _ zones: TimeZones) -> [String: Set<Moment>] {
    events.reduce(into: [:]) { moved, event in
      guard let uid = event.first("UID")?.text, let line = event.first("RECURRENCE-ID"),
        let moment = CalendarTime(line).flatMap(zones.moment)
      else { return }
      moved[uid, default: []].insert(moment)
    }
  }
}

/// One event, or all of a series.
struct OtherEvent {
  private let title: String
  private let times: RecurrenceSet
  private let length: CalendarDuration
  private let moved: Set<Moment>
  private let zones: TimeZones

  /// In days.
  private static let longest = 3660

  /// Whether it costs work to know when it is.
  var hasRules: Bool { times.hasRules }

  init?(_ event: CalendarComponent, without moved: Set<Moment>, zones: TimeZones) {
    guard let title = event.first("SUMMARY")?.text.oneLine, !title.isEmpty,
      let times = RecurrenceSet(event, zones: zones), let length = Self.length(of: event, from: times.start, zones),
      (0...Self.longest).contains(length.days), (0...Self.longest * 86_400).contains(length.seconds)
    else { return nil }
    self.title = String(title.prefix(120))
    self.times = times
    self.length = length
    self.zones = zones
    self.moved = moved
  }

  /// Zones are asked about each time that is found.
  private static let stepsForEach = 10

  /// `isWhole` is false when there may be more. What it costs is taken of the steps.
  func entries(
    on days: ClosedRange<CalendarDate>, most: Int, steps: inout Int
  ) -> (entries: [OtherCalendarEntry], isWhole: Bool) {
    let earliest = LocalTime(midnight: days.lowerBound.adding(days: -2 - length.days - length.seconds / 86_400))
    let latest = LocalTime(midnight: days.upperBound.adding(days: 1))
    let found = times.instances(since: earliest, until: latest, most: most, steps: &steps)
    steps -= Self.stepsForEach * found.times.count
    return (found.times.compactMap { entry($0, on: days) }, found.isWhole)
  }

  private func entry(_ start: CalendarTime, on days: ClosedRange<CalendarDate>) -> OtherCalendarEntry? {
    guard let moment = zones.moment(of: start), !moved.contains(moment),
      let end = zones.adding(length, to: start).flatMap(zones.moment)
    else { return nil }
    // What ends at midnight takes nothing of the day after.
    let last = end > moment ? Moment(milliseconds: end.milliseconds - 1) : moment
    let found = moment.day...max(moment.day, last.day)
    return found.overlaps(days) ? OtherCalendarEntry(title, on: found) : nil
  }

  /// By its end or duration; a day for a whole day without, else nothing (RFC 5545 section 3.6.1).
  private static func length(
    of event: CalendarComponent, from start: CalendarTime, _ zones: TimeZones
  ) -> CalendarDuration? {
    if let end = event.first("DTEND") {
      guard let time = CalendarTime(end), let last = zones.moment(of: time), let first = zones.moment(of: start) else {
        return nil
      }
      if start.isDate, time.isDate { return CalendarDuration(days: max(1, start.date.days(until: time.date))) }
      return CalendarDuration(seconds: Int(max(0, last.milliseconds - first.milliseconds) / 1000))
    }
    if let text = event.first("DURATION") { return CalendarDuration(text.value) }
    return start.isDate ? CalendarDuration(days: 1) : CalendarDuration(seconds: 0)
  }
}

extension CalendarComponent {
  /// Whether others may know of it and it is still to be.
  fileprivate var isOpen: Bool {
    !["PRIVATE", "CONFIDENTIAL"].contains(first("CLASS")?.value.uppercased() ?? "PUBLIC")
      && first("STATUS")?.value.uppercased() != "CANCELLED"
  }
}
