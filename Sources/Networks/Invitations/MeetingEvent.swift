package import Access
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

  /// A message to one who is invited, or to the substitute. The link that answers for the organisation is not in it: calendars
  /// are read by others. Whoever sends it puts in the address of the recipient.
  package func message(
    _ method: Method, to invitee: Invitee, substitute: ID<Function>? = nil, organizer name: String, at now: Moment
  ) -> CalendarComponent {
    let isAsked = method == .request
    let address = substitute.map { addresses.mail(invitee.id, substitute: $0) } ?? addresses.mail(invitee)
    let answer = substitute == nil && invitee.hasAnswered(meeting) ? invitee.answer : nil
    var event = meeting.entry(isOwn: true).event(on: addresses.settings, at: now)
    event.append(ContentLine("ORGANIZER", "mailto:\(address)", [.init("CN", name)]))
    event.append(ContentLine("ATTENDEE", "mailto:", attendee(answer, name: invitee.guest?.name, isAsked: isAsked)))
    return CalendarComponent(
      "VCALENDAR",
      [
        ContentLine("VERSION", "2.0"), ContentLine("PRODID", CalendarFeed.product),
        ContentLine("METHOD", method.rawValue),
      ], components: [TimeZones.stockholm, event])
  }

  /// Who has answered, and whose answer still stands, is not asked again.
  private func attendee(_ answer: Invitee.Answer?, name: String?, isAsked: Bool) -> [ContentLine.Parameter] {
    let word =
      switch answer {
      case .yes, .online: "ACCEPTED"
      case .no: "DECLINED"
      case .substitute: "DELEGATED"
      case .maybe: "TENTATIVE"
      case nil: "NEEDS-ACTION"
      }
    return [.init("ROLE", "REQ-PARTICIPANT"), .init("PARTSTAT", word)]
      + (answer == nil && isAsked ? [.init("RSVP", "TRUE")] : []) + (name.map { [.init("CN", $0)] } ?? [])
  }
}

extension Meeting {
  /// The same in an invitation and in every feed, so that a calendar that has both shows one.
  package func entry(isOwn: Bool) -> CalendarEntry {
    let link = videoLink.map { "Videolänk: \($0)" }
    let reason = cancelledBecause.map { "Inställd: \($0)" }
    return CalendarEntry(
      id: id.text, title: "\(network.name): \(title)", when: .time(starts, ends), place: placeWords ?? videoLink,
      detail: [reason, about, link].compactMap(\.self).joined(separator: "\n\n"), path: path,
      state: calendarState, sequence: sequence, isOwn: isOwn, network: network.id.text, counties: network.counties,
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
