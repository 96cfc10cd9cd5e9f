package import Access
package import Storage
package import Vocabulary
internal import Web

/// A host stands for the minutes: from then on the members read them, and they are found. Where several organisations are
/// hosts, somebody else does it than who wrote last. Sv: godkänn minnesanteckningar.
package struct ApproveMinutes: Sendable {
  package let version: Int

  package init(version: Int) { self.version = version }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard let minutes = try tx.minutes(of: meeting.id) else { throw Refusal.notFound }
    guard minutes.state == .draft else { return }
    guard minutes.version == version else {
      throw Problems("godkann", "Anteckningarna ändrades efter att du läste dem. Läs igenom dem på nytt.")
    }
    guard minutes.waitsForApproval(by: evidence.viewer, in: meeting.network) else {
      throw Problems("godkann", "Du skrev senast. När ni är flera värdar godkänner någon annan.")
    }
    try tx.execute(
      """
      UPDATE minutes SET state = \(Minutes.State.approved), approved_by = \(evidence.viewer.byline), approved_at = \(now)
      WHERE meeting_id = \(meeting.id)
      """)
    try tx.dropFormer(of: meeting.id)
    try tx.record(
      "ApproveMinutes", of: meeting.subject, by: evidence.viewer.byline, at: now, text: "Godkände minnesanteckningarna")
  }
}

/// Opens approved minutes again to put something right; they are approved and sent anew. Until then the others read them as
/// they were. Sv: öppna anteckningarna igen.
package struct ReopenMinutes: Sendable {
  package let reason: String

  package init(reason: String) { self.reason = reason }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard let minutes = try tx.minutes(of: meeting.id), minutes.state != .draft else { throw Refusal.notFound }
    if reason.isEmpty { throw Problems("skal", "Skriv vad som ska rättas.") }
    try tx.keepFormer(of: meeting.id, at: now)
    try tx.execute(
      """
      UPDATE minutes SET state = \(Minutes.State.draft), approved_by = NULL, approved_at = NULL,
        version = \(minutes.version + 1)
      WHERE meeting_id = \(meeting.id)
      """)
    try tx.record(
      "ReopenMinutes", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Öppnade minnesanteckningarna igen: \(reason)")
  }
}
