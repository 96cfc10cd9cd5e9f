internal import Access
package import Calendars
package import Vocabulary

/// Entries as a calendar that programs fetch again and again (RFC 5545, RFC 7986). Sv: kalenderflöde.
package struct CalendarFeed: Sendable {
  package let name: String
  package let entries: [CalendarEntry]
  package let settings: Settings

  package init(name: String, entries: [CalendarEntry], settings: Settings) {
    self.name = name
    self.entries = entries
    self.settings = settings
  }

  package func calendar(at now: Moment) -> CalendarComponent {
    CalendarComponent(
      "VCALENDAR",
      [
        ContentLine("VERSION", "2.0"), ContentLine("PRODID", Self.product), ContentLine("CALSCALE", "GREGORIAN"),
        ContentLine("METHOD", "PUBLISH"), ContentLine("NAME", text: name), ContentLine("X-WR-CALNAME", text: name),
        ContentLine("REFRESH-INTERVAL", "PT1H", [.init("VALUE", "DURATION")]), ContentLine("X-PUBLISHED-TTL", "PT1H"),
      ], components: [TimeZones.stockholm] + entries.map { $0.event(on: settings, at: now) })
  }

  /// The same as long as the calendar says the same: when it was fetched says nothing (RFC 9110 section 8.8.3).
  var tag: String { "W/\"\(Secrets.fingerprint(calendar(at: Moment(milliseconds: 0)).text).prefix(32))\"" }

  package static let product = "-//Samfrid//Samfrid//SV"
}

extension CalendarEntry {
  /// As calendars have it (RFC 5545 section 3.6.1), without those who are asked.
  package func event(on settings: Settings, at now: Moment) -> CalendarComponent {
    let link = settings.address + path
    let lines: [ContentLine?] = [
      ContentLine("UID", "\(id)@\(settings.mailDomain)"), ContentLine("DTSTAMP", time: CalendarTime(now)),
      ContentLine("SEQUENCE", "\(sequence)"), ContentLine("SUMMARY", text: title),
      place.map { ContentLine("LOCATION", text: $0) },
      ContentLine("DESCRIPTION", text: [detail, link].compactMap(\.self).joined(separator: "\n\n")),
      ContentLine("URL", link), ContentLine("STATUS", state.rawValue),
      // A last day takes no time of the day it falls on.
      when.isDays ? ContentLine("TRANSP", "TRANSPARENT") : nil,
    ]
    return CalendarComponent("VEVENT", lines.compactMap(\.self) + when.lines)
  }
}

extension CalendarEntry.When {
  fileprivate var isDays: Bool {
    if case .days = self { true } else { false }
  }

  /// The end of whole days is the day after (RFC 5545 section 3.6.1).
  fileprivate var lines: [ContentLine] {
    switch self {
    case .time(let start, let end):
      [
        ContentLine("DTSTART", time: .swedish(LocalTime(SwedishTime(start)))),
        ContentLine("DTEND", time: .swedish(LocalTime(SwedishTime(end)))),
      ]
    case .days(let first, let last):
      [ContentLine("DTSTART", time: .date(first)), ContentLine("DTEND", time: .date(last.adding(days: 1)))]
    }
  }
}
