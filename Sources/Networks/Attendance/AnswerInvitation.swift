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
  /// Which time and place the form showed; nil where it is told otherwise.
  private var seen: Int?

  package init(_ answer: Invitee.Answer, who: String? = nil, note: String? = nil) {
    self.answer = answer
    self.who = who
    self.note = note
  }

  /// What a calendar answers; nil for what says nothing.
  package init?(_ attendee: CalendarReplyAttendee) {
    // Names and addresses come from the calendar program, and nobody chose to show them to the other members.
    who = nil
    switch attendee.answer {
    case .accepted: answer = .yes
    case .declined: answer = .no
    case .delegated: answer = .substitute
    case .tentative: answer = .maybe
    case nil: return nil
    }
    note = attendee.comment.map { String($0.prefix(500)) }
  }

  /// - Parameter given: Who has answered already, where the form does not show who comes: what is not written anew stands as
  ///   long as they come.
  package init(form: Form, given: Invitee? = nil) throws {
    var problems = Problems()
    guard let answer = Invitee.Answer(rawValue: form.raw("svar")), answer != .maybe else {
      throw Problems("svar", "Välj om ni kommer eller inte.")
    }
    self.answer = answer
    let isSame = given?.answer == answer || [given?.answer, answer].allSatisfy { $0 == .yes || $0 == .online }
    who = form.text("vem") ?? (isSame ? given?.who : nil)
    note = form.text("halsning") ?? (answer == .no ? nil : given?.note)
    seen = form.number("fragan")
    if answer == .substitute, who == nil { problems.add("vem", "Skriv vem som kommer i stället.") }
    if (who ?? "").count > 200 { problems.add("vem", "Korta till högst 200 tecken.") }
    if (note ?? "").count > 500 { problems.add("halsning", "Korta hälsningen till högst 500 tecken.") }
    try problems.check()
  }

  /// `byline` is whoever answers: somebody signed in, or words such as "via länk i inbjudan".
  package func perform(
    in tx: Transaction, for invitee: Invitee, to meeting: Meeting, by byline: Byline, at now: Moment
  ) throws {
    if let seen, seen != meeting.askedSequence {
      throw Problems("svar", "Tiden eller platsen har ändrats sedan du öppnade sidan: \(meeting.time). Svara igen.")
    }
    guard invitee.meeting == meeting.id else { throw Refusal.notFound }
    if answer == .online, meeting.videoLink == nil {
      throw Problems("svar", "Träffen har ingen videolänk. Välj ett annat svar.")
    }
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
