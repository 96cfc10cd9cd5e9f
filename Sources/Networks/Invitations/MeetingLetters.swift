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
  /// Each gets one letter of an act.
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
    /// What is new to read, such as "dagordningen", with all documents.
    case news([String], [MeetingDocument])
    case cancellation
    /// To those who have not answered.
    case reminder
  }

  /// Why one invitation is taken back: since the invited has left the network, since another is sent for the organisation, or
  /// for another reason.
  package enum TakenBack: Sendable { case invitation, leaving, representation }

  /// To the mailbox that all of them have; its calendar answers for the first. Nil for an organisation that has said nobody to
  /// send to.
  package func letter(
    _ occasion: Occasion, about meeting: Meeting, agenda: Agenda, to invitees: [Invitee], at now: Moment
  ) -> Mail? {
    guard let first = invitees.first, let recipient = first.recipient else { return nil }
    let method: MeetingEvent.Method = if case .cancellation = occasion { .cancel } else { .request }
    return Mail(
      to: recipient, subject: subject(occasion, meeting), body: body(occasion, meeting, agenda, invitees),
      sender: Mail.Sender(name: senderName, address: addresses.mail(first.id), replyTo: replyTo),
      calendar: MeetingEvent(meeting, addresses: addresses).message(method, to: first, organizer: senderName, at: now)
    )
  }

  func subject(_ occasion: Occasion, _ meeting: Meeting) -> String {
    let what = "\(meeting.network.name), \(meeting.day.words)"
    return switch occasion {
    case .invitation: "Inbjudan: \(what)"
    case .change(let news): "Ny \(news.joined(separator: " och ")): \(what)"
    case .news(let news, _): "Nytt om \(news.joined(separator: " och ")): \(what)"
    case .cancellation: "Inställd: \(what)"
    case .reminder: "Kommer ni? \(what)"
    }
  }

  private func body(_ occasion: Occasion, _ meeting: Meeting, _ agenda: Agenda, _ invitees: [Invitee]) -> String {
    if case .cancellation = occasion {
      return "Träffen \(meeting.time) är inställd.\n\n\(meeting.cancelledBecause ?? "")\n\nHälsningar\n\(senderName)"
    }
    let parts = [
      opening(occasion, meeting), "Tid: \(meeting.time)\nPlats: \(meeting.whereWords)",
      meeting.videoLink.map { "Videolänk: \($0)" }, meeting.about, agenda.words, documents(occasion, meeting),
      links(meeting, invitees), "Hälsningar\n\(senderName)",
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Whose each link is does not stand in the letter: a shelter is not named to whoever else reads the mailbox.
  private func links(_ meeting: Meeting, _ invitees: [Invitee]) -> String {
    let last = meeting.answerBy.map { " senast den \($0.words)" } ?? ""
    let links = invitees.map { addresses.link($0.id) }.joined(separator: "\n")
    guard invitees.count > 1 else {
      return "Svara\(last) här, eller på inbjudan i din kalender. Du behöver inte logga in:\n\(links)"
    }
    return """
      Du har fler än en inbjudan till träffen. Svara\(last) på var och en här. Du behöver inte logga in:
      \(links)
      Svarar du i kalendern gäller det bara den första. Ska svaren bli olika kan du logga in och svara här:
      \(addresses.settings.address)\(meeting.path)
      """
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
      "\(name) har ny \(news.joined(separator: " och "))."
        + (meeting.askedSequence == meeting.sequence ? " Ditt förra svar gäller inte längre." : "")
    case .news(let news, _): "\(news.joined(separator: " och ").capitalizedFirst) till \(name) har ändrats."
    case .reminder: "Vi har inte fått ert svar om \(name)."
    }
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
