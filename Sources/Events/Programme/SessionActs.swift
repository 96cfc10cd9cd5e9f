package import Access
package import Storage
package import Vocabulary
package import Web

/// Lays a part in the programme. Sv: lägg till programpunkt.
package struct AddSession: Sendable {
  package let details: SessionDetails

  package init(_ details: SessionDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    try details.faultsOfPlace.check()
    try tx.insert(details, to: evidence.record.id, at: now)
    try tx.record(
      "AddSession", of: evidence.record.subject, by: evidence.viewer.byline, at: now,
      text: "Lade till ”\(details.title)” i programmet")
  }
}

/// Changes a part of the programme. Those who come to it hear of a new time or room, and added places go to those who wait. Sv: ändra programpunkt.
package struct ChangeSession: Sendable {
  package let session: ID<ProgrammeSession>
  package let details: SessionDetails
  package let letters: RegistrationLetters

  package init(_ session: ID<ProgrammeSession>, _ details: SessionDetails, letters: RegistrationLetters) {
    self.session = session
    self.details = details
    self.letters = letters
  }

  /// How many letters were sent.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws -> Int {
    let edition = evidence.record
    try details.faultsOfPlace.check()
    let stored = try tx.session(session, of: edition.id)
    let taken: Int =
      try tx.value(
        "SELECT COUNT(*) FROM registration_session s JOIN registration r ON r.id = s.registration_id WHERE s.session_id = \(session) AND r.state IN ('confirmed', 'offered')"
      ) ?? 0
    if let places = details.places, places < taken, places != stored.places {
      throw Problems(
        "pass_platser", "\(counted(taken, "En person har", "personer har")) redan plats. Skriv minst \(taken).")
    }
    try tx.execute(
      """
      UPDATE event_session SET title = \(details.title), about = \(details.about),
        contributors = \(details.contributors), starts_at = \(details.starts), ends_at = \(details.ends),
        forms = \(details.forms), place = \(details.place), is_chosen = \(details.isChosen), places = \(details.places)
      WHERE id = \(session) AND edition_id = \(edition.id)
      """)
    try tx.record(
      "ChangeSession", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Ändrade ”\(details.title)” i programmet")
    let sent = try TellOfSession(stored, became: details, letters: letters).perform(in: tx, of: edition, at: now)
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
    return sent
  }
}

/// Takes a part out of the programme, and tells those who would have come to it. Sv: ta bort programpunkt.
package struct RemoveSession: Sendable {
  package let session: ID<ProgrammeSession>
  package let letters: RegistrationLetters

  package init(_ session: ID<ProgrammeSession>, letters: RegistrationLetters) {
    self.session = session
    self.letters = letters
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    let session = try tx.session(self.session, of: edition.id)
    try TellOfSession(session, became: nil, letters: letters).perform(in: tx, of: edition, at: now)
    try tx.execute("DELETE FROM registration_session WHERE session_id = \(session.id)")
    try tx.execute("DELETE FROM event_session WHERE id = \(session.id)")
    try tx.record(
      "RemoveSession", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Tog bort ”\(session.title)” ur programmet")
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
  }
}

extension Transaction {
  /// Throws `notFound` for one that is not, or no longer, in the event's programme.
  func session(_ id: ID<ProgrammeSession>, of edition: ID<Edition>) throws -> ProgrammeSession {
    guard let session = try programme(of: edition).first(where: { $0.id == id }) else { throw Refusal.notFound }
    return session
  }
}
