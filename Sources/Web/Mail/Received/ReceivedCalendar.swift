package import Calendars

/// A calendar that came in a letter (RFC 6047). Sv: mottagen kalender.
package struct ReceivedCalendar: Sendable {
  /// What the part's type says of the method, in capitals; programs often leave it out, and what the calendar says goes
  /// before it.
  package let typeMethod: String?
  /// The calendar as UTF-8.
  package let bytes: [UInt8]

  init(_ part: ReceivedPart) {
    typeMethod = part.parameter("method").map { $0.uppercased() }
    bytes = Array(part.text.utf8)
  }

  /// A calendar to show, or a file with one, whatever a program calls it.
  static func isCalendar(_ part: ReceivedPart) -> Bool {
    switch part.type {
    case "text/calendar", "application/ics": true
    case "application/octet-stream", "text/plain": part.fileName?.lowercased().hasSuffix(".ics") ?? false
    default: false
    }
  }

  /// What is in it.
  package var reading: CalendarReading { CalendarComponent.read(bytes) }
}
