package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says whether somebody was there. Sv: anteckna närvaro.
package struct NoteAttendance: Sendable {
  package let registration: ID<Registration>
  package let presence: Registration.Presence

  package init(_ registration: ID<Registration>, _ presence: Registration.Presence) {
    self.registration = registration
    self.presence = presence
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    guard let registration = try tx.registration(self.registration), registration.edition == edition.id else {
      throw Refusal.notFound
    }
    guard registration.state == .confirmed else {
      throw Problems("narvaro", "\(registration.name) har ingen plats. Anmäl personen från deltagarlistan först.")
    }
    guard edition.state == .open || edition.state == .held, now.day >= edition.day else {
      throw Problems("narvaro", "Närvaron antecknas från och med den \(edition.day.words).")
    }
    try tx.execute(
      """
      UPDATE registration SET presence = \(presence), checked_in_at = \(presence.wasThere ? now : nil)
      WHERE id = \(registration.id)
      """)
    try tx.record(
      "NoteAttendance", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Antecknade: \(presence.swedish.lowercasedFirst)")
  }
}
