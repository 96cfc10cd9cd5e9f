package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says that a meeting was held although nobody was invited through here, so that presence and minutes can be written. No
/// letters go. Sv: träffen hölls.
package struct HoldMeeting: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard meeting.state == .planned, meeting.starts <= now else {
      throw Problems("bjudin", "Det går att säga när en planerad träff har börjat.")
    }
    try tx.execute("UPDATE meeting SET state = \(Meeting.State.called), called_at = \(now) WHERE id = \(meeting.id)")
    try tx.addMissingInvitees(to: meeting, at: now)
    try tx.record(
      "HoldMeeting", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Antecknade att träffen hölls, utan inbjudan härifrån")
  }
}
