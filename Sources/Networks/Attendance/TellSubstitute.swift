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
    let next = wanted.flatMap { isHeld($0, for: invitee, before: meeting, at: now) ? nil : $0 }
    if next == nil, invitee.substitute == nil { return }
    try tx.execute("UPDATE meeting_invitee SET substitute_id = NULL WHERE id = \(id)")
    if let next { try invite(next, for: invitee, to: meeting, in: tx, at: now) }
    guard let former = invitee.substituteInvitation else { return }
    let new = next.map { MeetingInvitation(invitee: invitee, substitute: $0) }
    try letters.takeBack([former], as: .representation, from: meeting, sparing: new, in: tx, at: now)
  }

  private func isHeld(
    _ function: ID<Function>, for invitee: Invitee, before meeting: Meeting, at now: Moment
  ) -> Bool {
    guard function == invitee.lastSubstitute, let last = invitee.substituteInvitedAt else { return false }
    let isNear = meeting.starts <= now.adding(days: SubstituteWait.nearDays)
    return now.adding(minutes: -(isNear ? SubstituteWait.near : SubstituteWait.usual)) < last
  }

  /// Who has an invitation keeps it while the organisation is asked anew about another time.
  private func substitute(for invitee: Invitee, at meeting: Meeting, in tx: Transaction) throws -> ID<Function>? {
    guard invitee.answer == .substitute else { return nil }
    let own = try tx.memberships(of: meeting.network.id).first { $0.organisation == invitee.organisation }
    guard let named = own?.substitute, named != invitee.function else { return nil }
    return invitee.hasAnswered(meeting) || named == invitee.substitute ? named : nil
  }

  private func invite(
    _ function: ID<Function>, for invitee: Invitee, to meeting: Meeting, in tx: Transaction, at now: Moment
  ) throws {
    let agenda = Agenda(try tx.agenda(of: meeting.id), from: meeting.starts)
    let isInvitedToo = try letters.isInvited(.function(function), to: meeting, in: tx)
    try tx.execute(
      """
      UPDATE meeting_invitee SET substitute_id = \(function), last_substitute_id = \(function),
        substitute_invited_at = \(now)
      WHERE id = \(invitee.id)
      """)
    let letter = letters.letter(
      .invitation, about: meeting, agenda: agenda, toSubstitute: function, of: invitee, isInvitedToo: isInvitedToo,
      at: now)
    try tx.enqueue(letter, at: now)
  }
}

/// How long the same function waits before it is invited anew, in minutes.
enum SubstituteWait {
  static let usual: Int64 = 24 * 60
  /// When the meeting begins within so many days.
  static let near: Int64 = 60
  static let nearDays: Int64 = 2
}
