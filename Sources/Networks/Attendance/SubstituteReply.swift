internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What the calendar of a substitute answers. Who declines is no substitute any longer; nothing else is the substitute's to
/// say, and no letter follows from it, so that no two calendars write to each other for ever.
struct SubstituteReply {
  let replies: [CalendarReply]
  /// Where the letter came to.
  let places: [String]
  let sender: String?
  let addresses: AnswerAddress

  /// What came of it; nil when none of the addresses is a substitute's.
  func take(in tx: Transaction, at now: Moment) throws -> String? {
    for place in places {
      guard let claimed = addresses.claimed(byMail: place), let invitee = try tx.invitee(claimed),
        let function = invitee.substitute, addresses.isMail(place, ofSubstitute: function, for: invitee.id),
        let meeting = try tx.meeting(invitee.meeting),
        let reply = replies.first(where: { $0.uid.hasPrefix("\(meeting.id)@") })
      else { continue }
      return try count(reply, for: invitee, to: meeting, in: tx, at: now)
    }
    return nil
  }

  private func count(
    _ reply: CalendarReply, for invitee: Invitee, to meeting: Meeting, in tx: Transaction, at now: Moment
  ) throws -> String {
    guard reply.sequence >= meeting.askedSequence else { return "svar på en äldre tid" }
    guard meeting.takesAnswers(at: now) else { return "svar på en träff som inte tar emot fler" }
    guard reply.kind == .reply, answer(in: reply) == .declined else { return "svar från en ersättare, lämnat" }
    try tx.execute("UPDATE meeting_invitee SET substitute_id = NULL WHERE id = \(invitee.id)")
    if invitee.answer == .substitute, invitee.hasAnswered(meeting) {
      try AnswerInvitation(.no, note: "Ersättaren kan inte komma.").perform(
        in: tx, for: invitee, to: meeting, by: Byline(words: "ersättaren, via kalendern"), at: now)
    }
    return "svar från en ersättare"
  }

  private func answer(in reply: CalendarReply) -> CalendarReplyAttendee.Answer? {
    (sender.flatMap(reply.answer) ?? reply.answers.first)?.answer
  }
}
