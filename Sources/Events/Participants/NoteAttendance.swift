package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says whether somebody was there, or takes back what was said. Sv: anteckna närvaro.
package struct NoteAttendance: Sendable {
  package let registration: ID<Registration>
  /// Nil takes back what was noted by mistake.
  package let presence: Registration.Presence?
  /// Tells those who keep certificates that somebody was not there after all.
  package let withdraw: @Sendable (String, Transaction, Moment) throws -> Void

  package init(
    _ registration: ID<Registration>, _ presence: Registration.Presence?,
    withdraw: @escaping @Sendable (String, Transaction, Moment) throws -> Void
  ) {
    self.registration = registration
    self.presence = presence
    self.withdraw = withdraw
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    guard let registration = try tx.registration(self.registration), registration.edition == edition.id else {
      throw Refusal.notFound
    }
    guard !registration.isErased else {
      throw Problems("narvaro", "Namnet är raderat, så närvaron går inte att ändra.")
    }
    guard registration.state == .confirmed else {
      throw Problems("narvaro", "\(registration.name) har ingen plats. Anmäl personen från deltagarlistan först.")
    }
    guard edition.state == .open || edition.state == .held, now.day >= edition.day else {
      throw Problems("narvaro", "Närvaron antecknas från och med den \(edition.day.words).")
    }
    let wasThere = presence?.wasThere ?? false
    try tx.execute(
      """
      UPDATE registration SET presence = \(presence), checked_in_at = \(wasThere ? now : nil)
      WHERE id = \(registration.id)
      """)
    if !wasThere {
      // Also where the letter is to go again, to an address put right.
      try withdraw(registration.completionKey, tx, now)
      try tx.execute("UPDATE registration SET reached_at = NULL WHERE id = \(registration.id)")
    }
    try record(registration, edition, evidence.viewer.byline, tx, now)
  }

  /// Whoever stands at the door notes hundreds: one line a day says it. What is noted anew has its own.
  private func record(
    _ registration: Registration, _ edition: Edition, _ byline: Byline, _ tx: Transaction, _ now: Moment
  ) throws {
    if registration.presence == presence { return }
    let isChange = registration.presence != nil
    if try !isChange && tx.isSaidToday("NoteAttendance", of: edition, by: byline, at: now) { return }
    try tx.record(
      "NoteAttendance", of: edition.subject, by: byline, at: now,
      text: isChange ? "Ändrade närvaron för en deltagare" : "Antecknade närvaro")
  }
}

extension Transaction {
  /// Whether somebody has a line for that act today.
  func isSaidToday(_ act: String, of edition: Edition, by byline: Byline, at now: Moment) throws -> Bool {
    try exists(
      """
      SELECT 1 FROM event WHERE subject = \(edition.subject) AND act = \(act) AND actor = \(byline)
        AND at >= \(SwedishTime.moment(on: now.day)) LIMIT 1
      """)
  }
}

extension Registration {
  /// What those who keep certificates know the presence by.
  package var completionKey: String { "event/\(edition)/\(id)" }
}
