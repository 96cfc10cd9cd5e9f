internal import Access
package import Storage
package import Vocabulary
internal import Web

/// Invites the function that the organisation has named as substitute when it answers that one comes, and takes that invitation
/// back when the answer is another. Whoever has a link may change the answer again and again: the same function is then invited
/// anew when some time has passed, if it is still to come. Sv: säg till ersättaren.
package struct TellSubstitute: Sendable {
  package let letters: MeetingLetters

  package init(_ letters: MeetingLetters) { self.letters = letters }

  package func perform(in tx: Transaction, for id: ID<Invitee>, at now: Moment) throws {
    guard let invitee = try tx.invitee(id), let meeting = try tx.meeting(invitee.meeting),
      meeting.takesAnswers(at: now)
    else { return }
    let wanted = try substitute(for: invitee, at: meeting, in: tx)
    if wanted == invitee.substitute { return }
    if let former = invitee.substitute {
      try send(.cancellation(of: .representation), to: former, of: invitee, meeting, in: tx, at: now)
      try tx.execute("UPDATE meeting_invitee SET substitute_id = NULL WHERE id = \(id)")
    }
    guard let wanted, !isHeld(wanted, for: invitee, before: meeting, at: now) else { return }
    try tx.execute(
      """
      UPDATE meeting_invitee SET substitute_id = \(wanted), last_substitute_id = \(wanted),
        substitute_invited_at = \(now)
      WHERE id = \(id)
      """)
    try send(.invitation, to: wanted, of: invitee, meeting, in: tx, at: now)
  }

  /// A day between two invitations, and an hour when the meeting is near.
  private func isHeld(
    _ function: ID<Function>, for invitee: Invitee, before meeting: Meeting, at now: Moment
  ) -> Bool {
    guard function == invitee.lastSubstitute, let last = invitee.substituteInvitedAt else { return false }
    return now.seconds(since: last) < (now.adding(days: 2) < meeting.starts ? 86_400 : 3_600)
  }

  /// Who has an invitation keeps it while the organisation is asked anew about another time.
  private func substitute(for invitee: Invitee, at meeting: Meeting, in tx: Transaction) throws -> ID<Function>? {
    guard invitee.answer == .substitute else { return nil }
    let own = try tx.memberships(of: meeting.network.id).first { $0.organisation == invitee.organisation }
    guard let named = own?.substitute, named != invitee.function else { return nil }
    return invitee.hasAnswered(meeting) || named == invitee.substitute ? named : nil
  }

  private func send(
    _ occasion: MeetingLetters.Occasion, to function: ID<Function>, of invitee: Invitee, _ meeting: Meeting,
    in tx: Transaction, at now: Moment
  ) throws {
    let agenda = Agenda(try tx.agenda(of: meeting.id), from: meeting.starts)
    let letter = letters.letter(
      occasion, about: meeting, agenda: agenda, toSubstitute: function, of: invitee, at: now)
    try tx.enqueue(letter, at: now)
  }
}
