package import Access
package import Storage
package import Vocabulary
package import Web

/// Says that an event was held: those who were there get certificate and questions, and the others count as not there.
/// Done again it reaches those who were noted since. Sv: avsluta evenemang.
package struct FinishEdition: Sendable {
  package let letters: RegistrationLetters
  /// Tells those who keep certificates; gives where one can be checked.
  package let tell: @Sendable (Completion, Transaction, Moment) throws -> String?
  /// The names of those who hold it, for the certificate.
  package let organisers: [String]

  package init(
    letters: RegistrationLetters, organisers: [String],
    tell: @escaping @Sendable (Completion, Transaction, Moment) throws -> String?
  ) {
    self.letters = letters
    self.organisers = organisers
    self.tell = tell
  }

  /// How many letters went out.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws -> Int {
    let edition = evidence.record
    guard edition.state == .open || edition.state == .held else {
      throw Problems("avsluta", "Bara ett publicerat evenemang kan avslutas.")
    }
    guard edition.isOver(at: now) else {
      throw Problems("avsluta", "Det är inte slut än. Avsluta när alla har markerats.")
    }
    let placed = try tx.registrations(of: edition.id, in: [.confirmed])
    let there = placed.filter { $0.presence?.wasThere ?? false }
    if there.isEmpty && placed.contains(where: { $0.presence == nil }) {
      throw Problems("avsluta", "Markera först vilka som var med. Annars får ingen något intyg.")
    }
    let fresh = there.filter { $0.reachedAt == nil && !$0.isErased }
    for registration in fresh { try reach(registration, edition, tx, now) }
    try tx.execute(
      """
      UPDATE registration SET presence = \(Registration.Presence.absent)
      WHERE edition_id = \(edition.id) AND state = 'confirmed' AND presence IS NULL
      """)
    try tx.execute(
      """
      UPDATE event_edition SET state = \(Edition.State.held), held_at = \(now), version = version + 1
      WHERE id = \(edition.id)
      """)
    try tx.record(
      "FinishEdition", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Avslutade: \(counted(there.count, "en person var", "personer var")) med")
    return fresh.count
  }

  private func reach(_ registration: Registration, _ edition: Edition, _ tx: Transaction, _ now: Moment) throws {
    // The address is in the letter alone: whoever has it has the certificate.
    let path = try edition.certificateMinutes.flatMap { try tell(completion(registration, edition, $0), tx, now) }
    try tx.execute("UPDATE registration SET reached_at = \(now) WHERE id = \(registration.id)")
    try letters.send(.held(certificate: path), of: edition, to: registration, in: tx, at: now)
  }

  private func completion(_ registration: Registration, _ edition: Edition, _ minutes: Int) -> Completion {
    Completion(
      key: registration.completionKey, kind: .event, title: edition.title,
      content: edition.certificateContent ?? "", organisers: organisers, day: edition.day, minutes: minutes,
      learner: Learner(
        person: registration.person, name: registration.name, mail: registration.mail,
        organisationName: registration.organisationName, municipality: registration.municipality,
        profession: registration.profession))
  }
}
