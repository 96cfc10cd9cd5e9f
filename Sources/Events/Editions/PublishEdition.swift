package import Access
package import Storage
package import Vocabulary
internal import Web

/// Lets everybody, or the members, read and register. Sv: publicera evenemang.
package struct PublishEdition: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    guard edition.state == .draft else { return }
    var problems = Problems()
    if edition.starts <= now { problems.add("publicera", "Dagen har redan varit. Ändra datumet först.") }
    if edition.registerBy < now.day {
      problems.add("publicera", "Sista dag att anmäla sig har varit. Ändra den först.")
    }
    if edition.forms != .web && edition.place == nil {
      problems.add("publicera", "Skriv var det är, så att de som anmäler sig vet om de kan komma.")
    }
    if edition.forms != .site && edition.webLink == nil {
      problems.add("publicera", "Skriv webblänken. Den visas bara för dem som har anmält sig till webben.")
    }
    try problems.check()
    try tx.execute(
      "UPDATE event_edition SET state = \(Edition.State.open), changed_at = \(now) WHERE id = \(edition.id)")
    try tx.record(
      "PublishEdition", of: edition.subject, by: evidence.viewer.byline, at: now, text: "Publicerade evenemanget")
  }
}

/// Calls an event off, with a reason that the registered read. Sv: ställ in evenemang.
package struct CancelEdition: Sendable {
  package let reason: String
  package let letters: RegistrationLetters

  package init(reason: String, letters: RegistrationLetters) {
    self.reason = reason
    self.letters = letters
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    if edition.state == .cancelled { return }
    if edition.state == .held { throw Problems("skal", "Evenemanget är genomfört och kan inte ställas in.") }
    if reason.isEmpty { throw Problems("skal", "Skriv varför det ställs in, så att de anmälda vet.") }
    try tx.execute(
      """
      UPDATE event_edition SET state = \(Edition.State.cancelled), cancelled_because = \(reason),
        sequence = sequence + 1, version = version + 1, changed_at = \(now)
      WHERE id = \(edition.id)
      """)
    if edition.state == .open, let cancelled = try tx.edition(edition.id) {
      for registration in try tx.registrations(of: edition.id, in: [.confirmed, .offered, .waiting]) {
        try letters.send(.cancelled, of: cancelled, to: registration, in: tx, at: now)
      }
    }
    try tx.execute("DELETE FROM access_need WHERE edition_id = \(edition.id)")
    try tx.record(
      "CancelEdition", of: edition.subject, by: evidence.viewer.byline, at: now, text: "Ställde in: \(reason)")
  }
}
