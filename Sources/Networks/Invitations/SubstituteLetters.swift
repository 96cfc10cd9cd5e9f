internal import Access
internal import Calendars
internal import Vocabulary
internal import Web

extension MeetingLetters {
  /// What follows from an answer comes in the network's name: of whoever answers we may know no more than a link.
  init(answeredIn network: Network, on site: Site, at now: Moment) async throws {
    let mailboxes = try await Mailboxes(of: network, on: site, at: now)
    self.init(addresses: AnswerAddress(site), senderName: network.name, replyTo: nil, mailboxes: mailboxes)
  }

  /// To the function that comes instead of the invited one. It has no link that answers for the organisation, and its calendar
  /// answers to an address of its own. Where the mailbox has another invitation too, that is the one its calendar keeps.
  func letter(
    _ occasion: Occasion, about meeting: Meeting, agenda: Agenda, toSubstitute function: ID<Function>,
    of invitee: Invitee, isInvitedToo: Bool, at now: Moment
  ) -> Mail {
    let method: MeetingEvent.Method = if case .cancellation = occasion { .cancel } else { .request }
    let event = MeetingEvent(meeting, addresses: addresses)
    let address = addresses.mail(invitee.id, substitute: function)
    let message = event.message(method, to: invitee, substitute: function, organizer: senderName, at: now)
    return Mail(
      to: .function(function), subject: subject(occasion, meeting),
      body: substituteBody(occasion, meeting, agenda, isInvitedToo: isInvitedToo),
      sender: Mail.Sender(name: senderName, address: address, replyTo: replyTo),
      calendar: isInvitedToo ? nil : message)
  }

  private func substituteBody(
    _ occasion: Occasion, _ meeting: Meeting, _ agenda: Agenda, isInvitedToo: Bool
  ) -> String {
    var parts: [String?] = [substituteOpening(occasion, meeting)]
    if case .cancellation = occasion {
      parts.append(meeting.cancelledBecause)
    } else {
      parts += [
        "Tid: \(meeting.time)\nPlats: \(meeting.whereWords)", meeting.videoLink.map { "Videolänk: \($0)" },
        meeting.about, agenda.words, documents(occasion, meeting),
        hindrance("\(addresses.settings.address)\(meeting.path)", isInvitedToo: isInvitedToo),
      ]
    }
    parts.append("Hälsningar\n\(senderName)")
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func hindrance(_ address: String, isInvitedToo: Bool) -> String {
    if isInvitedToo {
      return """
        Du har också en annan inbjudan till träffen, och det är den som står i din kalender. Kan du inte komma som ersättare? \
        Logga in och ändra organisationens svar:
        \(address)
        """
    }
    return """
      Kan du inte komma? Tacka nej i din kalender, eller logga in och ändra organisationens svar:
      \(address)
      Ska någon annan gå i stället, skicka inbjudan vidare.
      """
  }

  /// Without what the answer says of who comes: whoever has the link would write in the network's name.
  private func substituteOpening(_ occasion: Occasion, _ meeting: Meeting) -> String {
    let name = "\(meeting.title), \(meeting.network.name)"
    return switch occasion {
    case .invitation, .reminder, .lastDay:
      """
      Din organisation har svarat att en ersättare kommer till \(name). Du får inbjudan för att du står som ersättare i \
      nätverket.
      """
    case .change(let news):
      "\(name) har ny \(news.listed). Du står som ersättare."
        + (meeting.askedSequence == meeting.sequence ? " Din organisation får svara igen." : "")
    case .news(let news, _): newsOpening(news, of: name)
    case .cancellation: "Träffen \(meeting.time) är inställd."
    }
  }
}

extension MeetingLetters.Occasion {
  /// The invited one alone is asked, and invites the substitute by the answer.
  var concernsSubstitute: Bool {
    switch self {
    case .change, .news, .cancellation: true
    case .invitation, .reminder, .lastDay: false
    }
  }
}
