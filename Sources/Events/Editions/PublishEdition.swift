package import Access
package import Storage
package import Vocabulary
internal import Web

/// Lets everybody, or the members, read and register. Sv: publicera evenemang.
package struct PublishEdition: Sendable {
  /// A shelter among those who hold it: nothing of it may tell where the shelter is.
  package let hidesPlace: Bool

  package init(hidesPlace: Bool = false) { self.hidesPlace = hidesPlace }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    guard edition.state == .draft else { return }
    // What was held before it was laid in here goes among what has been.
    let state: Edition.State = edition.isOver(at: now) ? .held : .open
    if hidesPlace { try checkPlace(of: edition, tx) }
    if state == .open { try check(edition, now) }
    try tx.execute("UPDATE event_edition SET state = \(state), changed_at = \(now) WHERE id = \(edition.id)")
    try tx.record(
      "PublishEdition", of: edition.subject, by: evidence.viewer.byline, at: now, text: "Publicerade evenemanget")
  }

  /// Also what was written before a shelter was one of those who hold it.
  private func checkPlace(of edition: Edition, _ tx: Transaction) throws {
    var details = EditionDetails(edition)
    details.hidesPlace = true
    var problems = details.faultsOfPlace
    problems.append(try tx.faultsOfParts(of: edition.id))
    try problems.check()
  }

  private func check(_ edition: Edition, _ now: Moment) throws {
    var problems = EditionDetails(edition).lackOfWhere()
    if edition.starts <= now { problems.add("dag", "Det har redan börjat. Ändra tiden, spara, och publicera sedan.") }
    if edition.registerBy < now.day {
      problems.add("anmal_senast", "Sista dag att anmäla sig har varit. Ändra den, spara, och publicera sedan.")
    }
    try problems.check()
  }
}

extension EditionDetails {
  /// What those who register have to be able to learn.
  func lackOfWhere() -> Problems {
    var problems = Problems()
    if forms != .web && place == nil {
      problems.add("plats", "Skriv var det är, så att de som anmäler sig vet om de kan komma.")
    }
    if forms != .site && webLink == nil {
      problems.add("webblank", "Skriv webblänken. Den visas bara för dem som har anmält sig till webben.")
    }
    return problems
  }
}

/// Throws a draft away. Sv: ta bort utkast till evenemang.
package struct RemoveDraft: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    guard edition.state == .draft else { throw Problems("skal", "Det är publicerat. Ställ in det i stället.") }
    try tx.execute("DELETE FROM event_session WHERE edition_id = \(edition.id)")
    try tx.execute("DELETE FROM event_question WHERE edition_id = \(edition.id)")
    try tx.execute("DELETE FROM event_document WHERE edition_id = \(edition.id)")
    try tx.execute("DELETE FROM event_edition WHERE id = \(edition.id)")
    try tx.record(
      "RemoveDraft", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Tog bort utkastet ”\(edition.title)”")
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
    guard edition.state == .open else { throw Problems("skal", "Bara ett publicerat evenemang kan ställas in.") }
    if reason.count > 500 {
      throw Problems("skal", "Skälet är \(reason.count) tecken långt. Korta det till högst 500.")
    }
    if reason.isEmpty { throw Problems("skal", "Skriv varför det ställs in, så att de anmälda vet.") }
    try tx.execute(
      """
      UPDATE event_edition SET state = \(Edition.State.cancelled), cancelled_because = \(reason),
        sequence = sequence + 1, version = version + 1, changed_at = \(now)
      WHERE id = \(edition.id)
      """)
    if let cancelled = try tx.edition(edition.id) {
      for registration in try tx.registrations(of: edition.id, in: [.confirmed, .offered, .waiting]) {
        try letters.send(.cancelled, of: cancelled, to: registration, in: tx, at: now)
      }
    }
    try tx.erasePersonal(ofAllTo: edition.id)
    try tx.record(
      "CancelEdition", of: edition.subject, by: evidence.viewer.byline, at: now, text: "Ställde in: \(reason)")
  }
}
