package import Vocabulary

/// Says which moment a calendar's times are: by the zones that the file itself describes, else by the system's. Sv:
/// tidszoner.
///
/// In the hour that comes twice in autumn the first is meant; a time in the hour that is skipped in spring is read as if
/// the clock had not yet been moved (RFC 5545 section 3.3.5).
package struct TimeZones: Sendable {
  /// The name of Sweden's zone (IANA).
  package static let swedishName = "Europe/Stockholm"

  private let described: [String: DescribedZone]

  /// Without any zones of a file.
  package init() { described = [:] }

  /// With the zones among the components of a VCALENDAR, also those that come after the events that name them. At most
  /// 200 of their parts are read, so that a hostile file costs no time.
  package init(in calendar: CalendarComponent) {
    var described: [String: DescribedZone] = [:]
    var left = 200
    for component in calendar.components(named: "VTIMEZONE") {
      guard let name = component.first("TZID")?.text, described[name] == nil, left > 0 else { continue }
      described[name] = DescribedZone(component, mostParts: left)
      left -= component.components.count
    }
    self.described = described
  }

  /// The first moment of a day in Sweden for a whole day; a floating time is read as Swedish. Nil when nobody knows the
  /// zone.
  package func moment(of time: CalendarTime) -> Moment? {
    switch time {
    case .date(let date): SwedishTime.moment(on: date)
    case .utc(let time): time.momentInUTC
    case .local(let time): ZoneClock.swedish.moment(showing: time)
    case .zoned(let time, let zone): clock(of: zone)?.moment(showing: time)
    }
  }

  /// The moment, as a time of the same kind and zone as another. Nil when nobody knows that zone.
  package func time(at moment: Moment, like other: CalendarTime) -> CalendarTime? {
    switch other {
    case .utc: .utc(LocalTime(utc: moment))
    case .date, .local: other.showing(ZoneClock.swedish.time(at: moment))
    case .zoned(_, let zone): clock(of: zone).map { other.showing($0.time(at: moment)) }
    }
  }

  /// The time some days later by its own clock and then some seconds later. Nil when nobody knows its zone.
  package func adding(_ duration: CalendarDuration, to time: CalendarTime) -> CalendarTime? {
    let day = time.showing(time.clock.adding(days: duration.days))
    guard duration.seconds != 0 else { return day }
    if day.isDate { return day.showing(day.clock.adding(seconds: duration.seconds)) }
    return moment(of: day).flatMap { self.time(at: $0.adding(seconds: Int64(duration.seconds)), like: day) }
  }

  private func clock(of zone: String) -> ZoneClock? {
    described[zone].map(ZoneClock.described) ?? ZoneClock.named(zone)
  }
}
