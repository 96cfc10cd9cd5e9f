internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// One of the ways to be invited to a meeting: to answer for an organisation or as a guest, or to come as a substitute.
struct MeetingInvitation: Sendable {
  let invitee: Invitee
  /// Nil for the invitation that answers.
  var substitute: ID<Function>?

  var recipient: Mail.Recipient? { substitute.map { Mail.Recipient.function($0) } ?? invitee.recipient }

  /// Some calendars take away what was declined.
  func isDeclined(for meeting: Meeting) -> Bool { invitee.answer == .no && invitee.hasAnswered(meeting) }

  func isSame(as other: MeetingInvitation) -> Bool {
    invitee.id == other.invitee.id && substitute == other.substitute
  }
}

extension Invitee {
  /// Those that have been sent.
  var invitations: [MeetingInvitation] { [invitation, substituteInvitation].compactMap(\.self) }

  fileprivate var invitation: MeetingInvitation? { letter == .none ? nil : MeetingInvitation(invitee: self) }

  var substituteInvitation: MeetingInvitation? {
    substitute.map { MeetingInvitation(invitee: self, substitute: $0) }
  }
}

extension Transaction {
  /// Those that stand, and those to whom it is just being sent. Those that answer come before the substitutes'.
  func standingInvitations(to meeting: ID<Meeting>, and sent: [Invitee] = []) throws -> [MeetingInvitation] {
    let new = Set(sent.map(\.id))
    let invited = try invitees(of: meeting)
    let asked = invited.filter { $0.letter != .none || new.contains($0.id) }
    return asked.map { MeetingInvitation(invitee: $0) } + invited.compactMap(\.substituteInvitation)
  }
}

extension AnswerAddress {
  func mail(_ invitation: MeetingInvitation) -> String {
    invitation.substitute.map { mail(invitation.invitee.id, substitute: $0) } ?? mail(invitation.invitee)
  }
}

extension MeetingLetters {
  /// Nil for an organisation that has said nobody to send to.
  func mailbox(of recipient: Mail.Recipient?) -> String? { recipient.map { mailboxes.mailbox(of: $0) } }

  /// Whether the entry in its mailbox's calendar is this one's: that is the first that is not declined.
  func hasEntry(_ invitation: MeetingInvitation, at meeting: Meeting, among standing: [MeetingInvitation]) -> Bool {
    let own = mailbox(of: invitation.recipient)
    let together = standing.filter { mailbox(of: $0.recipient) == own }
    let first = together.first { !$0.isDeclined(for: meeting) } ?? together.first
    return first?.isSame(as: invitation) ?? true
  }

  /// Whether the mailbox has an invitation to the meeting that is not declined.
  func isInvited(_ recipient: Mail.Recipient, to meeting: Meeting, in tx: Transaction) throws -> Bool {
    let own = mailboxes.mailbox(of: recipient)
    return try tx.standingInvitations(to: meeting.id).contains {
      mailbox(of: $0.recipient) == own && !$0.isDeclined(for: meeting)
    }
  }
}
