internal import Calendars
internal import Vocabulary
internal import Web

/// Somebody's place at an event as their calendar has it. Each registration has an entry of its own: in a mailbox that several
/// read, one who steps back does not take away the others' days. Sv: platsen i kalendern.
struct PlaceInCalendar {
  let edition: Edition
  let registration: Registration
  let settings: Settings

  /// What is done with the entry (RFC 5546); nobody is asked, for one answers by the letter's link.
  enum Method: String {
    case publish = "PUBLISH"
    case cancel = "CANCEL"
  }

  /// As the own calendar has it: the entry that the latest letter brought, so that a calendar that has both shows one.
  var current: CalendarEntry { entry(edition.state == .cancelled ? .cancel : .publish) }

  func message(_ method: Method, at now: Moment) -> CalendarComponent {
    var event = entry(method).event(on: settings, at: now)
    event.append(ContentLine("ORGANIZER", "mailto:\(edition.contactMail)", [.init("CN", edition.contactName)]))
    return CalendarComponent(
      "VCALENDAR",
      [
        ContentLine("VERSION", "2.0"), ContentLine("PRODID", CalendarFeed.product),
        ContentLine("METHOD", method.rawValue),
      ], components: [TimeZones.stockholm, event])
  }

  /// The letter's link is not in it: colleagues read each other's calendars. What takes a place back comes after what gave it,
  /// and what gives it again after that.
  private func entry(_ method: Method) -> CalendarEntry {
    let isOnWeb = registration.way == .web && method == .publish
    return edition.entry(
      id: registration.id.text, place: edition.place(for: registration),
      detail: isOnWeb ? edition.webLink.map { "Länk: \($0)" } : nil,
      state: method == .cancel ? .cancelled : .confirmed,
      sequence: edition.sequence + registration.version + (method == .cancel ? 1 : 0))
  }
}
