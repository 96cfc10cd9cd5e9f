package import Access
package import Storage
package import Vocabulary
package import Web

/// Sends approved minutes to all who were invited, with decisions and tasks. Sv: skicka ut minnesanteckningar.
package struct SendMinutes: Sendable {
  /// Where the site lies, for the link.
  package let address: String
  /// The names of the organisations that have tasks, or were there.
  package let names: [ID<Organisation>: String]
  /// Those of whom the letter may say that they were there.
  package let told: Set<ID<Organisation>>
  /// In whose name it comes, and who is answered; nil for the site's own.
  package let sender: Mail.Sender?

  package init(
    address: String, names: [ID<Organisation>: String], told: Set<ID<Organisation>> = [], sender: Mail.Sender? = nil
  ) {
    self.address = address
    self.names = names
    self.told = told
    self.sender = sender
  }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard let minutes = try tx.minutes(of: meeting.id), minutes.state == .approved else {
      throw Problems("skicka", "Anteckningarna måste vara godkända innan de skickas ut.")
    }
    let invited = try tx.invitees(of: meeting.id)
    let body = letter(
      meeting, minutes, try tx.tasks(decidedAt: meeting.id), present: invited.present(among: told, named: names))
    let isCorrection = minutes.sentAt != nil
    let subject = "\(isCorrection ? "Rättade m" : "M")innesanteckningar: \(meeting.network.name), \(meeting.day.words)"
    // Whoever has left since does not read on.
    let taking = meeting.network.hosts + meeting.network.members
    let recipients = invited.filter { invitee in
      invitee.organisation.map(taking.contains) ?? (invitee.guest?.isInvited ?? false)
    }.compactMap(\.recipient)
    for recipient in recipients {
      try tx.enqueue(Mail(to: recipient, subject: subject, body: body, sender: sender), at: now)
    }
    try tx.execute(
      "UPDATE minutes SET state = \(Minutes.State.sent), sent_at = \(now) WHERE meeting_id = \(meeting.id)")
    try tx.record(
      "SendMinutes", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Skickade ut minnesanteckningarna till \(counted(recipients.count, "en mottagare", "mottagare"))")
  }

  private func letter(
    _ meeting: Meeting, _ minutes: Minutes, _ tasks: [NetworkTask], present: String?
  ) -> String {
    var parts = ["\(meeting.network.name)\n\(meeting.title), \(meeting.time)"]
    if let present { parts.append("Närvarande: \(present)") }
    parts.append(minutes.text)
    if !minutes.decisions.isEmpty {
      parts.append("Beslut\n" + minutes.decisions.map { "- \($0)" }.joined(separator: "\n"))
    }
    if !tasks.isEmpty {
      let lines = tasks.map { "- \(names[$0.organisation] ?? "Organisation"): \($0.text), senast den \($0.due.words)" }
      parts.append("Att göra\n" + lines.joined(separator: "\n"))
    }
    let page = "\(address)\(meeting.path)/anteckningar"
    parts.append("Anteckningarna finns också här, för den som är med i nätverket:\n\(page)")
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

extension Invitee {
  /// Where letters to it go; nil for an organisation that has said nobody.
  var recipient: Mail.Recipient? { guest.map { .address($0.mail) } ?? function.map { .function($0) } }
}
