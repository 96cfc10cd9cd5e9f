package import Access
package import Storage
package import Vocabulary
internal import Web

/// Calls a meeting off, with a reason that the invited read. Sv: ställ in träff.
package struct CancelMeeting: Sendable {
  package let reason: String
  package let letters: MeetingLetters

  package init(reason: String, letters: MeetingLetters) {
    self.reason = reason
    self.letters = letters
  }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    if meeting.state == .cancelled { return }
    if meeting.isOver(at: now), meeting.state == .called {
      throw Problems("skal", "Träffen har varit. Skriv i stället i minnesanteckningarna vad som hände.")
    }
    if reason.isEmpty { throw Problems("skal", "Skriv varför träffen ställs in, så att de inbjudna vet.") }
    try tx.execute(
      """
      UPDATE meeting SET state = \(Meeting.State.cancelled), cancelled_because = \(reason),
        sequence = \(meeting.sequence + 1)
      WHERE id = \(meeting.id)
      """)
    // What members wanted to talk about waits for another meeting.
    try tx.execute(
      "UPDATE agenda_point SET meeting_id = NULL WHERE meeting_id = \(meeting.id) AND proposed_at IS NOT NULL")
    if meeting.state == .called, let cancelled = try tx.meeting(meeting.id) {
      _ = try letters.send(.cancellation, about: cancelled, to: tx.invitees(of: meeting.id), in: tx, at: now)
    }
    try tx.record(
      "CancelMeeting", of: meeting.subject, by: evidence.viewer.byline, at: now, text: "Ställde in träffen: \(reason)")
  }
}
