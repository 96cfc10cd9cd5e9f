package import Calendars
package import Vocabulary
package import Web

/// A meeting as calendars have it. Sv: träffen i kalendern.
package struct MeetingEvent: Sendable {
  package let meeting: Meeting
  package let addresses: AnswerAddress

  package init(_ meeting: Meeting, addresses: AnswerAddress) {
    self.meeting = meeting
    self.addresses = addresses
  }

  /// What is done with a calendar's entry (RFC 5546).
  package enum Method: String, Sendable {
    /// Asks, and tells of changes.
    case request = "REQUEST"
    case cancel = "CANCEL"
  }

  /// A message to one who is invited. Whoever sends it puts in the address of the recipient.
  package func message(
    _ method: Method, to invitee: Invitee, organizer name: String, at now: Moment
  ) -> CalendarComponent {
    var event = meeting.entry(isOwn: true).event(on: addresses.settings, at: now)
    event.append(ContentLine("ORGANIZER", "mailto:\(addresses.mail(invitee.id))", [.init("CN", name)]))
    event.append(ContentLine("ATTENDEE", "mailto:", attendee(invitee)))
    return CalendarComponent(
      "VCALENDAR",
      [
        ContentLine("VERSION", "2.0"), ContentLine("PRODID", CalendarFeed.product),
        ContentLine("METHOD", method.rawValue),
      ], components: [TimeZones.stockholm, event])
  }

  private func attendee(_ invitee: Invitee) -> [ContentLine.Parameter] {
    [.init("ROLE", "REQ-PARTICIPANT"), .init("PARTSTAT", "NEEDS-ACTION"), .init("RSVP", "TRUE")]
      + (invitee.guest.map { [.init("CN", $0.name)] } ?? [])
  }
}

extension Meeting {
  /// The same in an invitation and in every feed, so that a calendar that has both shows one.
  package func entry(isOwn: Bool) -> CalendarEntry {
    let link = videoLink.map { "Videolänk: \($0)" }
    let reason = cancelledBecause.map { "Inställd: \($0)" }
    return CalendarEntry(
      id: id.text, title: "\(network.name): \(title)", when: .time(starts, ends), place: place ?? videoLink,
      detail: [reason, about, link].compactMap(\.self).joined(separator: "\n\n"), path: path, state: calendarState,
      sequence: sequence, isOwn: isOwn, network: network.id.text, networkName: network.name, counties: network.counties,
      municipalities: [municipality].compactMap(\.self))
  }

  private var calendarState: CalendarEntry.State {
    switch state {
    case .planned: .tentative
    case .called: .confirmed
    case .cancelled: .cancelled
    }
  }
}
