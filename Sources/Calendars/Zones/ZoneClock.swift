internal import Foundation
internal import Vocabulary

/// A clock in some zone, and how far it is from the one in Greenwich.
enum ZoneClock {
  case utc
  case swedish
  case described(DescribedZone)
  case system(TimeZone)

  /// What the clock shows.
  func time(at moment: Moment) -> LocalTime {
    let time = LocalTime(utc: moment)
    return time.adding(seconds: offset(at: time.secondsSince1970))
  }

  /// When the clock shows a time. The offsets a day before and a day after are the two it may have.
  func moment(showing time: LocalTime) -> Moment {
    let local = time.secondsSince1970
    let (before, after) = (offset(at: local - 86_400), offset(at: local + 86_400))
    let isAfter = offset(at: local - before) != before && offset(at: local - after) == after
    return Moment(milliseconds: Int64(local - (isAfter ? after : before)) * 1000)
  }

  /// Seconds east of Greenwich, at a second since 1970 in UTC.
  private func offset(at second: Int) -> Int {
    switch self {
    case .utc: 0
    case .swedish: SwedishTime(Moment(milliseconds: Int64(second) * 1000)).offset * 60
    case .described(let zone): zone.offset(at: second)
    case .system(let zone): zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
    }
  }
}

extension ZoneClock {
  /// Nil when nobody knows the name. Programs put their own before a zone's, as in "/example.org/Europe/Stockholm", and
  /// those of Microsoft have names of their own.
  static func named(_ name: String) -> ZoneClock? {
    let name = String(name.trimmed)
    guard name.utf8.count <= 200 else { return nil }
    if let clock = known(WindowsZones.commonName(of: name) ?? name) { return clock }
    guard name.hasPrefix("/") else { return nil }
    let parts = name.split(separator: "/").suffix(4)
    return parts.indices.lazy.compactMap { known(parts[$0...].joined(separator: "/")) }.first
  }

  private static func known(_ name: String) -> ZoneClock? {
    switch name {
    case TimeZones.swedishName: return .swedish
    case "UTC", "GMT", "Z", "Etc/UTC", "Etc/GMT": return .utc
    default:
      // The name comes from a stranger and may become the name of a file in the system's folder of zones.
      let isName = name.utf8.allSatisfy { TokenName.isPart($0) || $0 == UInt8(ascii: "+") }
      guard isName, !name.hasPrefix("/"), !name.contains("..") else { return nil }
      return TimeZone(identifier: name).map(ZoneClock.system)
    }
  }
}
