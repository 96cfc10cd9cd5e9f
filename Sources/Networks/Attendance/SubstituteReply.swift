internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What the calendar of a substitute answers. Who declines is no substitute any longer; nothing else is the substitute's to
/// say, and no letter follows from it, so that no two calendars write to each other for ever. It counts for an address
/// that the function has now: whoever has had the letter sent on may decline for themselves alone.
struct SubstituteReply {
  let replies: [CalendarReply]
  /// Where the letter came to.
  let places: [String]
  let addresses: AnswerAddress

  /// What came of it; nil when none of the addresses is a substitute's.
  func take(on site: Site, at now: Moment) async throws -> String? {
    guard let function = try await site.regional.read({ try invited(in: $0)?.substitute }) else { return nil }
    let own = try await site.identity.read { try $0.addresses(of: function, on: now.day) }
    return try await site.regional.write { tx in
      guard let invitee = try invited(in: tx), invitee.substitute == function,
        let meeting = try tx.meeting(invitee.meeting),
        let reply = replies.first(where: { $0.uid.hasPrefix("\(meeting.id)@") })
      else { return nil }
      return try count(reply, of: own, for: invitee, to: meeting, in: tx, at: now)
    }
  }

  /// The organisation that the substitute comes for.
  private func invited(in tx: Transaction) throws -> Invitee? {
    for place in places {
      guard let claimed = addresses.claimed(byMail: place), let invitee = try tx.invitee(claimed),
        let function = invitee.substitute, addresses.isMail(place, ofSubstitute: function, for: invitee.id)
      else { continue }
      return invitee
    }
    return nil
  }

  private func count(
    _ reply: CalendarReply, of own: [String], for invitee: Invitee, to meeting: Meeting, in tx: Transaction,
    at now: Moment
  ) throws -> String {
    guard reply.sequence >= meeting.askedSequence else { return "svar på en äldre tid" }
    // As for the invited: what was written before a later answer says nothing of that.
    let written = min(reply.stamp ?? now, now)
    if let answered = invitee.answeredAt, written < answered { return "ett nyare svar finns redan" }
    guard meeting.takesAnswers(at: now) else { return "svar på en träff som inte tar emot fler" }
    guard reply.kind == .reply, own.contains(where: { reply.answer(of: $0)?.answer == .declined }) else {
      return "svar från en ersättare, lämnat"
    }
    try tx.execute("UPDATE meeting_invitee SET substitute_id = NULL WHERE id = \(invitee.id)")
    if invitee.answer == .substitute, invitee.hasAnswered(meeting) {
      try AnswerInvitation(.no, note: "Ersättaren kan inte komma.").perform(
        in: tx, for: invitee, to: meeting, by: Byline(words: "ersättaren, via kalendern"), at: written)
    }
    return "svar från en ersättare"
  }
}
