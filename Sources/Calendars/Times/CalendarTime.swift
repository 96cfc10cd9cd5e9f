package import Vocabulary

/// A time as a calendar gives it: a whole day, or a time of day with or without its zone (RFC 5545 sections 3.3.4 and
/// 3.3.5). ``TimeZones`` says which moment it is.
package enum CalendarTime: Sendable, Hashable {
  /// A whole day.
  case date(CalendarDate)
  /// What any clock shows, wherever it is. Sv: flytande tid.
  case local(LocalTime)
  /// What a clock in Greenwich shows.
  case utc(LocalTime)
  /// What a clock in the named zone shows. The name is the file's own, and may be unknown to everyone else.
  case zoned(LocalTime, zone: String)
}

extension CalendarTime {
  /// The moment in UTC, which every program reads alike.
  package init(_ moment: Moment) { self = .utc(LocalTime(utc: moment)) }

  /// What a clock in Sweden shows; a calendar that has it also needs ``TimeZones/stockholm``.
  package static func swedish(_ time: LocalTime) -> CalendarTime { .zoned(time, zone: TimeZones.swedishName) }

  /// The day its own clock shows.
  package var date: CalendarDate { clock.date }

  /// Whether it is a whole day.
  package var isDate: Bool {
    if case .date = self { true } else { false }
  }

  /// What its own clock shows; midnight for a whole day.
  package var clock: LocalTime {
    switch self {
    case .date(let date): LocalTime(midnight: date)
    case .local(let time), .utc(let time), .zoned(let time, _): time
    }
  }

  /// The same kind of time, and zone, when its own clock shows something else.
  package func showing(_ time: LocalTime) -> CalendarTime {
    switch self {
    case .date: .date(time.date)
    case .local: .local(time)
    case .utc: .utc(time)
    case .zoned(_, let zone): .zoned(time, zone: zone)
    }
  }
}
