package import Access
package import Storage
package import Vocabulary
package import Web

/// Says whether an organisation or a guest comes to a meeting. The latest answer holds, until the meeting is over.
/// Sv: svara på inbjudan till träff.
package struct AnswerInvitation: Sendable {
  package let answer: Invitee.Answer
  package let who: String?
  package let note: String?

  package init(_ answer: Invitee.Answer, who: String? = nil, note: String? = nil) {
    self.answer = answer
    self.who = who
    self.note = note
  }

  /// What a calendar answers; nil for what says neither yes nor no.
  package init?(_ attendee: CalendarReplyAttendee) {
    let who = attendee.name ?? attendee.address
    switch attendee.answer {
    case .accepted: (answer, self.who) = (.yes, who)
    case .declined: (answer, self.who) = (.no, nil)
    case .delegated(let others): (answer, self.who) = (.substitute, String(others.joined(separator: ", ").prefix(200)))
    case .tentative, nil: return nil
    }
    note = attendee.comment.map { String($0.prefix(500)) }
  }

  package init(form: Form) throws {
    var problems = Problems()
    guard let answer = Invitee.Answer(rawValue: form.raw("svar")) else {
      throw Problems("svar", "Välj om ni kommer eller inte.")
    }
    self.answer = answer
    who = form.text("vem")
    note = form.text("halsning")
    if answer == .substitute, who == nil { problems.add("vem", "Skriv vem som kommer i stället.") }
    if (who ?? "").count > 200 { problems.add("vem", "Korta till högst 200 tecken.") }
    if (note ?? "").count > 500 { problems.add("halsning", "Korta hälsningen till högst 500 tecken.") }
    try problems.check()
  }

  /// `byline` is whoever answers: somebody signed in, or words such as "via länk i inbjudan".
  package func perform(
    in tx: Transaction, for invitee: Invitee, to meeting: Meeting, by byline: Byline, at now: Moment
  ) throws {
    guard invitee.meeting == meeting.id else { throw Refusal.notFound }
    guard meeting.takesAnswers(at: now) else {
      throw Problems("svar", meeting.state == .cancelled ? "Träffen är inställd." : "Träffen har redan varit.")
    }
    try tx.execute(
      """
      UPDATE meeting_invitee SET answer = \(answer), who = \(who), note = \(note), answered_at = \(now),
        answered_by = \(byline), answered_sequence = \(meeting.sequence)
      WHERE id = \(invitee.id)
      """)
  }
}
