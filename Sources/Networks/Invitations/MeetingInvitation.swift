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
  /// Those that stand. Those that answer come before the substitutes'.
  func standingInvitations(to meeting: ID<Meeting>) throws -> [MeetingInvitation] {
    let invited = try invitees(of: meeting)
    return invited.compactMap(\.invitation) + invited.compactMap(\.substituteInvitation)
  }
}

extension AnswerAddress {
  func mail(_ invitation: MeetingInvitation) -> String {
    invitation.substitute.map { mail(invitation.invitee.id, substitute: $0) } ?? mail(invitation.invitee.id)
  }
}

extension MeetingLetters {
  /// Nil for an organisation that has said nobody to send to.
  func mailbox(of recipient: Mail.Recipient?) -> String? { recipient.map { mailboxes.mailbox(of: $0) } }

  /// Whether the mailbox has an invitation to the meeting.
  func isInvited(_ recipient: Mail.Recipient, to meeting: Meeting, in tx: Transaction) throws -> Bool {
    let own = mailboxes.mailbox(of: recipient)
    return try tx.standingInvitations(to: meeting.id).contains { mailbox(of: $0.recipient) == own }
  }
}
