package import Access
package import Storage
package import Vocabulary
internal import Web

/// Notes who was there, on site or by web. Sv: skriv in närvaro.
package struct NotePresence: Sendable {
  package let presences: [ID<Invitee>: Invitee.Presence]

  package init(_ presences: [ID<Invitee>: Invitee.Presence]) { self.presences = presences }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard meeting.state == .called, meeting.starts <= now else {
      throw Problems("narvaro", "Närvaron skrivs in när träffen har börjat.")
    }
    let invited = try tx.invitees(of: meeting.id)
    for invitee in invited {
      try tx.execute(
        "UPDATE meeting_invitee SET presence = \(presences[invitee.id]) WHERE id = \(invitee.id)")
    }
    let there = invited.count { (presences[$0.id] ?? .absent) != .absent }
    try tx.record(
      "NotePresence", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Skrev in närvaron: \(there) av \(invited.count) var med")
  }
}
