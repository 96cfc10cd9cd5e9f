package import Calendars
package import Vocabulary

/// What somebody's calendar program answers to an invitation (RFC 5546). Sv: kalendersvar.
package struct CalendarReply: Sendable {
  /// What it is for.
  package enum Kind: String, Sendable, Hashable {
    /// Comes, or does not.
    case reply = "REPLY"
    /// Proposes something else, as another time.
    case counter = "COUNTER"
    /// Asks for the invitation once more.
    case refresh = "REFRESH"
  }

  package let kind: Kind
  package let uid: String
  /// Which version of the invitation it answers; 0 when it does not say.
  package let sequence: Int
  /// When it was written: of two answers by the same person to the same version, the later counts.
  package let stamp: Moment?
  /// The only occasion of a series that it is about; nil for all.
  package let recurrence: CalendarTime?
  /// All whom it names. Only the one who sent the letter answers for certain: some programs send the others along.
  package let attendees: [CalendarReplyAttendee]
  package let comment: String?
  /// As it stands, with the times that a counter proposes.
  package let event: CalendarComponent

  /// Those who answer.
  package var answers: [CalendarReplyAttendee] { attendees.filter { $0.answer != nil } }

  /// What the one with the address answers.
  package func answer(of address: String) -> CalendarReplyAttendee? {
    answers.first { $0.address.lowercased() == address.lowercased() }
  }
}

extension CalendarReply {
  private static let most = 50
  private static let mostAttendees = 200
  private static let longestUID = 1_000
  private static let longestComment = 5_000

  /// All in a calendar: one, or one for each occasion of a series that is answered by itself.
  package static func replies(in calendar: ReceivedCalendar) -> [CalendarReply] {
    let outermost = calendar.reading.components
    let object = outermost.first { $0.name == "VCALENDAR" } ?? CalendarComponent("VCALENDAR", components: outermost)
    let method = object.first("METHOD").map { $0.value.uppercased().oneLine } ?? calendar.typeMethod
    guard let kind = method.flatMap(Kind.init) else { return [] }
    let zones = TimeZones(in: object)
    let events = object.components.filter { $0.name == "VEVENT" || $0.name == "VTODO" }.prefix(most)
    return events.compactMap { CalendarReply($0, kind, zones) }
  }

  /// Nil without the UID, which says what it answers.
  private init?(_ event: CalendarComponent, _ kind: Kind, _ zones: TimeZones) {
    guard let uid = event.first("UID")?.text.oneLine, (1...Self.longestUID).contains(uid.utf8.count) else { return nil }
    self.kind = kind
    self.uid = uid
    sequence = event.first("SEQUENCE")?.number.map { max(0, $0) } ?? 0
    stamp = event.first("DTSTAMP").flatMap { CalendarTime($0) }.map { Self.moment(of: $0, zones) }
    recurrence = event.first("RECURRENCE-ID").flatMap { CalendarTime($0) }
    let lines = event.all("ATTENDEE").prefix(Self.mostAttendees)
    let comments = event.all("COMMENT").map { String($0.text.plainLines.prefix(Self.longestComment)) }
    let comment = comments.first { !$0.isEmpty }
    self.comment = comment
    attendees = lines.compactMap { CalendarReplyAttendee($0, comment: lines.count == 1 ? comment : nil) }
    self.event = event
  }

  /// The standard wants it in UTC, so that is what a time in a zone that nobody knows is.
  private static func moment(of time: CalendarTime, _ zones: TimeZones) -> Moment {
    zones.moment(of: time) ?? time.clock.momentInUTC
  }
}

extension ReceivedMail {
  /// Of the first calendar that has any.
  package var calendarReplies: [CalendarReply] {
    calendars.lazy.map(CalendarReply.replies).first { !$0.isEmpty } ?? []
  }
}
