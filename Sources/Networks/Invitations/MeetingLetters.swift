package import Access
package import Calendars
package import Vocabulary
package import Web

/// The letters about a meeting: they come in the name of the person who sends them, people answer to that person, and
/// calendars to an address of ours. Sv: brev om träffen.
package struct MeetingLetters: Sendable {
  package let addresses: AnswerAddress
  /// As it may be shown to all who are invited.
  package let senderName: String
  /// Where people's own answers go; nil for who is not to be written to.
  package let replyTo: String?
  /// Each has one entry for a meeting in its calendar.
  let mailboxes: Mailboxes

  package init(addresses: AnswerAddress, senderName: String, replyTo: String?, mailboxes: Mailboxes = Mailboxes()) {
    self.addresses = addresses
    self.senderName = senderName
    self.replyTo = replyTo
    self.mailboxes = mailboxes
  }

  package enum Occasion: Sendable {
    case invitation
    /// What is new, such as "tid".
    case change([String])
    /// A new last day to answer, to those who have not.
    case lastDay
    /// What is new to read, such as "dagordningen", with all documents.
    case news([String], [MeetingDocument])
    case cancellation
    /// To those who have not answered.
    case reminder
  }

  /// Why one invitation is taken back: since the invited has left the network, since another is sent for the organisation, or
  /// for another reason.
  package enum TakenBack: Sendable { case invitation, leaving, representation }

  /// To its own function, with its own link alone. Where the mailbox has another invitation too, that is the one its calendar
  /// keeps. Nil for an organisation that has said nobody to send to.
  package func letter(
    _ occasion: Occasion, about meeting: Meeting, agenda: Agenda, to invitee: Invitee, isInvitedToo: Bool,
    at now: Moment
  ) -> Mail? {
    guard let recipient = invitee.recipient else { return nil }
    let method: MeetingEvent.Method = if case .cancellation = occasion { .cancel } else { .request }
    let event = MeetingEvent(meeting, addresses: addresses)
    let message = event.message(method, to: invitee, organizer: senderName, at: now)
    return Mail(
      to: recipient, subject: subject(occasion, meeting),
      body: body(occasion, meeting, agenda, invitee, isInvitedToo: isInvitedToo),
      sender: Mail.Sender(name: senderName, address: addresses.mail(invitee), replyTo: replyTo),
      calendar: isInvitedToo ? nil : message)
  }

  func subject(_ occasion: Occasion, _ meeting: Meeting) -> String {
    let what = "\(meeting.network.name), \(meeting.day.words)"
    return switch occasion {
    case .invitation: "Inbjudan: \(what)"
    case .change(let news): "Ny \(news.listed): \(what)"
    case .lastDay: "Ny svarstid: \(what)"
    case .news(let news, _): "Nytt om \(news.listed): \(what)"
    case .cancellation: "Inställd: \(what)"
    case .reminder: "Kommer ni? \(what)"
    }
  }

  private func body(
    _ occasion: Occasion, _ meeting: Meeting, _ agenda: Agenda, _ invitee: Invitee, isInvitedToo: Bool
  ) -> String {
    if case .cancellation = occasion {
      return "Träffen \(meeting.time) är inställd.\n\n\(meeting.cancelledBecause ?? "")\n\nHälsningar\n\(senderName)"
    }
    let parts = [
      opening(occasion, meeting), "Tid: \(meeting.time)\nPlats: \(meeting.whereWords)",
      meeting.videoLink.map { "Videolänk: \($0)" }, meeting.about, agenda.words, documents(occasion, meeting),
      question(meeting, invitee, isInvitedToo: isInvitedToo), "Hälsningar\n\(senderName)",
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// That there is another invitation is not said: whoever sends the letter on may not want it known that they also come for a
  /// shelter.
  private func question(_ meeting: Meeting, _ invitee: Invitee, isInvitedToo: Bool) -> String {
    let last = meeting.answerBy.map { " senast den \($0.words)" } ?? ""
    let place = isInvitedToo ? "här och inte i kalendern" : "här, eller på inbjudan i din kalender"
    return "Svara\(last) \(place). Du behöver inte logga in:\n\(addresses.link(invitee))"
  }

  /// A file lies behind a sign-in, so the letter says its name and where it is.
  func documents(_ occasion: Occasion, _ meeting: Meeting) -> String? {
    guard case .news(_, let documents) = occasion, !documents.isEmpty else { return nil }
    let lines = documents.map { document in "- \(document.title)\(document.link.map { ": \($0)" } ?? "")" }
    let isFile = documents.contains { $0.link == nil }
    let place =
      isFile ? "\nFilerna finns här, för den som är med i nätverket: \(addresses.settings.address)\(meeting.path)" : ""
    return "Dokument\n\(lines.joined(separator: "\n"))\(place)"
  }

  private func opening(_ occasion: Occasion, _ meeting: Meeting) -> String {
    let name = "\(meeting.title), \(meeting.network.name)"
    return switch occasion {
    case .invitation, .cancellation: "Välkommen till \(name)."
    case .change(let news):
      "\(name) har ny \(news.listed)."
        + (meeting.askedSequence == meeting.sequence ? " Ditt förra svar gäller inte längre." : "")
    case .lastDay: "\(name) har ny svarstid."
    case .news(let news, _): newsOpening(news, of: name)
    case .reminder: "Vi har inte fått ert svar om \(name)."
    }
  }

  /// One has a description of something, but an agenda and documents for it.
  func newsOpening(_ news: [String], of name: String) -> String {
    guard news.first == "beskrivningen" else { return "\(news.listed.capitalizedFirst) till \(name) har ändrats." }
    let more = Array(news.dropFirst())
    let rest = more.isEmpty ? "" : " \(more.listed.capitalizedFirst) har också ändrats."
    return "Beskrivningen av \(name) har ändrats.\(rest)"
  }
}

extension Agenda {
  /// As a letter has it; empty when there are no points.
  var words: String {
    guard !lines.isEmpty else { return "" }
    return "Dagordning\n"
      + lines.map { line in
        let time = line.starts.map { "\(SwedishTime($0).hourAndMinute) " } ?? ""
        return "- \(time)\(line.point.title)\(line.point.owner.map { ", \($0)" } ?? "")"
      }.joined(separator: "\n")
  }
}
