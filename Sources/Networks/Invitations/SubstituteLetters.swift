internal import Access
internal import Vocabulary
internal import Web

extension MeetingLetters {
  /// What follows from an answer comes in the network's name: of whoever answers we may know no more than a link.
  init(answeredIn network: Network, on site: Site) {
    self.init(addresses: AnswerAddress(site), senderName: network.name, replyTo: nil)
  }

  /// To the function that comes instead of the invited one. It has no link that answers for the organisation, and its calendar
  /// answers to an address of its own.
  func letter(
    _ occasion: Occasion, about meeting: Meeting, agenda: Agenda, toSubstitute function: ID<Function>,
    of invitee: Invitee, at now: Moment
  ) -> Mail {
    let method: MeetingEvent.Method = if case .cancellation = occasion { .cancel } else { .request }
    let event = MeetingEvent(meeting, addresses: addresses)
    let address = addresses.mail(invitee.id, substitute: function)
    return Mail(
      to: .function(function), subject: subject(occasion, meeting),
      body: substituteBody(occasion, meeting, agenda),
      sender: Mail.Sender(name: senderName, address: address, replyTo: replyTo),
      calendar: event.message(method, to: invitee, substitute: function, organizer: senderName, at: now))
  }

  private func substituteBody(_ occasion: Occasion, _ meeting: Meeting, _ agenda: Agenda) -> String {
    var parts: [String?] = [substituteOpening(occasion, meeting)]
    if case .cancellation = occasion {
      parts.append(meeting.cancelledBecause)
    } else {
      parts += [
        "Tid: \(meeting.time)\nPlats: \(meeting.whereWords)", meeting.videoLink.map { "Videolänk: \($0)" },
        meeting.about, agenda.words, documents(occasion, meeting),
        """
        Kan du inte komma? Tacka nej i din kalender, eller logga in och ändra organisationens svar:
        \(addresses.settings.address)\(meeting.path)
        Ska någon annan gå i stället, skicka inbjudan vidare.
        """,
      ]
    }
    parts.append("Hälsningar\n\(senderName)")
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Without what the answer says of who comes: whoever has the link would write in the network's name.
  private func substituteOpening(_ occasion: Occasion, _ meeting: Meeting) -> String {
    let name = "\(meeting.title), \(meeting.network.name)"
    return switch occasion {
    case .invitation, .reminder:
      """
      Din organisation har svarat att en ersättare kommer till \(name). Du får inbjudan för att du står som ersättare i \
      nätverket.
      """
    case .change(let news):
      "\(name) har ny \(news.joined(separator: " och ")). Du står som ersättare."
        + (meeting.askedSequence == meeting.sequence ? " Din organisation får svara igen." : "")
    case .news(let news, _): "\(news.joined(separator: " och ").capitalizedFirst) till \(name) har ändrats."
    case .cancellation(of: .meeting): "Träffen \(meeting.time) är inställd."
    case .cancellation: "Du behöver inte längre komma som ersättare till \(meeting.title), \(meeting.time)."
    }
  }
}

extension MeetingLetters.Occasion {
  /// The invited one alone is asked, and invites the substitute by the answer.
  var concernsSubstitute: Bool {
    switch self {
    case .change, .news, .cancellation: true
    case .invitation, .reminder: false
    }
  }
}
