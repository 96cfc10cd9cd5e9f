package import Calendars
package import Vocabulary

/// A meeting as calendars have it (RFC 5545 section 3.6.1). Sv: träffen i kalendern.
package struct MeetingEvent: Sendable {
  package let meeting: Meeting
  package let addresses: AnswerAddress

  package init(_ meeting: Meeting, addresses: AnswerAddress) {
    self.meeting = meeting
    self.addresses = addresses
  }

  /// A message to one who is invited (RFC 5546): REQUEST asks and tells of changes, CANCEL calls off. Whoever sends it puts
  /// in the address of the recipient.
  package func message(_ method: Method, to invitee: Invitee, organizer name: String, at now: Moment)
    -> CalendarComponent
  {
    var event = event(at: now)
    let organizer = ContentLine(
      "ORGANIZER", "mailto:\(addresses.mail(invitee.id))", [.init("CN", name)])
    event.append(organizer)
    event.append(ContentLine("ATTENDEE", "mailto:", attendee(invitee)))
    return CalendarComponent(
      "VCALENDAR",
      [ContentLine("VERSION", "2.0"), ContentLine("PRODID", Self.product), ContentLine("METHOD", method.rawValue)],
      components: [TimeZones.stockholm, event])
  }

  package enum Method: String, Sendable {
    case request = "REQUEST"
    case cancel = "CANCEL"
  }

  package static let product = "-//Samfrid//Samfrid//SV"

  /// Without those who are asked, as a feed has it.
  package func event(at now: Moment) -> CalendarComponent {
    let place = [meeting.place, meeting.place == nil ? meeting.videoLink : nil].compactMap(\.self).first
    let lines = [
      ContentLine("UID", "\(meeting.id)@\(addresses.domain)"), ContentLine("DTSTAMP", CalendarTime(now).text),
      ContentLine("SEQUENCE", "\(meeting.sequence)"), line("DTSTART", meeting.starts), line("DTEND", meeting.ends),
      ContentLine("SUMMARY", text: "\(meeting.network.name): \(meeting.title)"),
      place.map { ContentLine("LOCATION", text: $0) }, ContentLine("DESCRIPTION", text: description),
      ContentLine("URL", addresses.page(meeting.path)), ContentLine("STATUS", status),
    ]
    return CalendarComponent("VEVENT", lines.compactMap(\.self))
  }

  private func attendee(_ invitee: Invitee) -> [ContentLine.Parameter] {
    [.init("ROLE", "REQ-PARTICIPANT"), .init("PARTSTAT", "NEEDS-ACTION"), .init("RSVP", "TRUE")]
      + (invitee.guest.map { [.init("CN", $0.name)] } ?? [])
  }

  private func line(_ name: String, _ moment: Moment) -> ContentLine {
    ContentLine(name, time: .swedish(LocalTime(SwedishTime(moment))))
  }

  private var description: String {
    var parts = [meeting.about, meeting.videoLink.map { "Videolänk: \($0)" }].compactMap(\.self)
    if let reason = meeting.cancelledBecause { parts.insert("Inställd: \(reason)", at: 0) }
    parts.append("Dagordning och dokument: \(addresses.page(meeting.path))")
    return parts.joined(separator: "\n\n")
  }

  private var status: String {
    switch meeting.state {
    case .planned: "TENTATIVE"
    case .called: "CONFIRMED"
    case .cancelled: "CANCELLED"
    }
  }
}
