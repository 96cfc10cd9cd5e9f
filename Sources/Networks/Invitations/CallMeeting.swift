package import Access
package import Storage
package import Vocabulary
internal import Web

/// Invites all hosts, members and guests to a meeting, or those who have come since. Sv: bjud in till träff.
package struct CallMeeting: Sendable {
  package let letters: MeetingLetters

  package init(_ letters: MeetingLetters) { self.letters = letters }

  /// How many letters were sent.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws -> Int {
    let planned = evidence.record
    guard planned.state != .cancelled else { throw Problems("bjudin", "Träffen är inställd. Planera en ny.") }
    guard !planned.isOver(at: now) else { throw Problems("bjudin", "Träffen har redan varit.") }
    try tx.execute(
      """
      UPDATE meeting SET state = \(Meeting.State.called), called_at = COALESCE(called_at, \(now)) WHERE id = \(planned.id)
      """)
    try tx.addMissingInvitees(to: planned, at: now)
    guard let meeting = try tx.meeting(planned.id) else { throw Refusal.notFound }
    // Also those for whom nobody was appointed when the others were invited.
    let new = try tx.invitees(of: planned.id).filter { $0.letter == .none && $0.recipient != nil }
    let sent = try letters.send(.invitation, about: meeting, to: new, in: tx, at: now)
    try tx.record(
      "CallMeeting", of: planned.subject, by: evidence.viewer.byline, at: now,
      text: "Bjöd in \(counted(new.count, "en deltagare", "deltagare"))")
    return sent
  }
}

/// Asks those who have not answered once more. Sv: påminn om inbjudan.
package struct RemindOfMeeting: Sendable {
  package let letters: MeetingLetters
  /// A day: a second press is no second letter.
  private static let secondsBetween: Int64 = 86_400

  package init(_ letters: MeetingLetters) { self.letters = letters }

  /// How many letters were sent.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws -> Int {
    let meeting = evidence.record
    guard meeting.takesAnswers(at: now) else { throw Problems("bjudin", "Det går inte att svara längre.") }
    let last = try tx.events(of: meeting.subject).first { ["RemindOfMeeting", "CallMeeting"].contains($0.act) }
    if let last, now.seconds(since: last.at) < Self.secondsBetween {
      throw Problems("bjudin", "Det senaste brevet gick \(last.at.words). Vänta minst ett dygn med att påminna.")
    }
    let waiting = try tx.invitees(of: meeting.id).filter { !$0.hasAnswered(meeting) }
    let sent = try letters.send(.reminder, about: meeting, to: waiting, in: tx, at: now)
    try tx.record(
      "RemindOfMeeting", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Påminde \(counted(sent, "en som inte har svarat", "som inte har svarat"))")
    return sent
  }
}

extension MeetingLetters {
  /// How many letters were sent: one for each invitation, whoever's mailbox it comes to. Of those to one mailbox one has the
  /// part that its calendar reads.
  func send(
    _ occasion: Occasion, about meeting: Meeting, to invitees: [Invitee], in tx: Transaction, at now: Moment
  ) throws -> Int {
    let agenda = Agenda(try tx.agenda(of: meeting.id), from: meeting.starts)
    let standing = try tx.standingInvitations(to: meeting.id, and: invitees)
    var sent = 0
    for asked in invitees {
      var invitee = asked
      // Whoever has left the function had an earlier link, which answers nothing from now on.
      invitee.formerHolders = mailboxes.formerHolders(of: invitee.function)
      let isInvitedToo = !hasEntry(MeetingInvitation(invitee: invitee), at: meeting, among: standing)
      let letter = self.letter(
        occasion, about: meeting, agenda: agenda, to: invitee, isInvitedToo: isInvitedToo, at: now)
      guard let letter else { continue }
      let mail = try tx.enqueue(letter, at: now)
      try tx.execute(
        "UPDATE meeting_invitee SET mail_id = \(mail), former_holders = \(invitee.formerHolders) WHERE id = \(invitee.id)"
      )
      sent += 1
    }
    guard occasion.concernsSubstitute else { return sent }
    for invitee in invitees {
      guard let function = invitee.substitute else { continue }
      let own = MeetingInvitation(invitee: invitee, substitute: function)
      let letter = self.letter(
        occasion, about: meeting, agenda: agenda, toSubstitute: function, of: invitee,
        isInvitedToo: !hasEntry(own, at: meeting, among: standing), at: now)
      try tx.enqueue(letter, at: now)
      sent += 1
    }
    return sent
  }
}

extension Transaction {
  /// All hosts, members and guests that are not invited yet.
  func addMissingInvitees(to meeting: Meeting, at now: Moment) throws {
    let known = try invitees(of: meeting.id)
    for membership in try memberships(of: meeting.network.id)
    where !known.contains(where: { $0.organisation == membership.organisation }) {
      try addInvitee(
        to: meeting.id, membership.organisation, function: membership.function ?? membership.substitute, at: now)
    }
    for guest in try guests(of: meeting.network.id) where !known.contains(where: { $0.guest?.id == guest.id }) {
      try addInvitee(to: meeting.id, guest, at: now)
    }
  }

  func addInvitee(
    to meeting: ID<Meeting>, _ organisation: ID<Organisation>, function: ID<Function>?, at now: Moment
  ) throws {
    let id: ID<Invitee> = newID(at: now)
    try execute(
      """
      INSERT INTO meeting_invitee (id, meeting_id, organisation_id, function_id, invited_at)
      VALUES (\(id), \(meeting), \(organisation), \(function), \(now))
      """)
  }

  private func addInvitee(to meeting: ID<Meeting>, _ guest: Guest, at now: Moment) throws {
    let id: ID<Invitee> = newID(at: now)
    try execute(
      """
      INSERT INTO meeting_invitee (id, meeting_id, guest_id, invited_at) VALUES (\(id), \(meeting), \(guest.id), \(now))
      """)
  }
}
