package import Access
package import Storage
package import Vocabulary
internal import Web

/// Sends somebody else from the same municipality, who takes over the place. Sv: skicka ersättare.
package struct SendSubstitute: Sendable {
  package let name: String
  package let mail: String
  package let profession: Profession
  package let letters: RegistrationLetters

  package init(name: String, mail: String, profession: Profession, letters: RegistrationLetters) {
    self.name = name
    self.mail = mail
    self.profession = profession
    self.letters = letters
  }

  package func perform(in tx: Transaction, for id: ID<Registration>, at now: Moment) throws {
    let (registration, edition, number) = try tx.inLine(id)
    if isSent(by: registration) { return }
    guard registration.state.isActive else {
      throw Problems("namn", "Anmälan gäller inte längre, så den kan inte lämnas över.")
    }
    guard edition.state == .open, now < edition.starts else {
      throw Problems("namn", "Det är inställt eller har redan börjat.")
    }
    let others = try tx.activeRegistrations(of: name, mail, to: edition.id)
    if others.contains(where: { $0.id == id }) { throw Problems("namn", "Skriv vem som kommer i ditt ställe.") }
    try tx.refuseTooMany(of: mail, to: edition, in: "mail")
    if let earlier = others.first, earlier.state.holdsPlace || registration.state == .waiting {
      try stepBack(registration, for: earlier, tx, edition, now)
    } else {
      try takeOver(registration, number, instead: others.first, tx, edition, now)
    }
    try tx.record(
      "SendSubstitute", of: edition.subject, by: .registered, at: now, text: "Skickar någon annan i sitt ställe")
  }

  /// Whether this very person has been sent, by the same form pressed twice. It is asked of what was written and not of who
  /// is registered, which would tell whoever tries names.
  private func isSent(by registration: Registration) -> Bool {
    guard registration.state == .withdrawn, let sent = registration.substitute else { return false }
    return sent.mail == mail && sent.name.alike == name.alike
  }

  /// The other is there already, which whoever sends them is not told: the place goes to the next.
  private func stepBack(
    _ registration: Registration, for earlier: Registration, _ tx: Transaction, _ edition: Edition, _ now: Moment
  ) throws {
    try end(registration, tx, edition, now)
    try letters.sendAlready(of: edition, to: earlier, in: tx, at: now)
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
  }

  /// The other gets the place, and waits for none any more.
  private func takeOver(
    _ registration: Registration, _ number: Int, instead waiting: Registration?, _ tx: Transaction, _ edition: Edition,
    _ now: Moment
  ) throws {
    let other = try insert(registration, number, tx, edition, now)
    try tx.execute(
      "UPDATE registration_session SET registration_id = \(other) WHERE registration_id = \(registration.id)")
    if let waiting { try move(waiting, to: other, tx, now) }
    try end(registration, tx, edition, now)
    let taken = try tx.registered(other).0
    try letters.send(taken.standing, of: edition, to: taken, in: tx, at: now)
  }

  private func insert(
    _ registration: Registration, _ number: Int, _ tx: Transaction, _ edition: Edition, _ now: Moment
  ) throws -> ID<Registration> {
    var details = RegistrationDetails(
      name: name, mail: mail, organisationName: registration.organisationName, municipality: registration.municipality,
      profession: profession, way: registration.way)
    details.invoice = registration.invoice
    let place = registration.state == .waiting ? registration.number : number
    var other = NewRegistration(details, to: edition, number: place, state: registration.state)
    other.registeredBy = registration.registeredBy
    other.registeredByName = registration.name
    other.offeredUntil = registration.offeredUntil
    return try other.insert(in: tx, at: now)
  }

  /// What somebody has said of needs, and answered, goes along from the waiting list to the place.
  private func move(_ waiting: Registration, to other: ID<Registration>, _ tx: Transaction, _ now: Moment) throws {
    for table: SQL in ["access_need", "registration_answer"] {
      try tx.execute("UPDATE \(table) SET registration_id = \(other) WHERE registration_id = \(waiting.id)")
    }
    try tx.execute("UPDATE registration SET phone = \(waiting.phone) WHERE id = \(other)")
    try withdraw(waiting, tx, now)
  }

  private func end(_ registration: Registration, _ tx: Transaction, _ edition: Edition, _ now: Moment) throws {
    try withdraw(registration, tx, now)
    try tx.execute(
      """
      UPDATE registration SET substitute_name = \(name), substitute_mail = \(mail) WHERE id = \(registration.id)
      """)
    try letters.send(.replaced(by: name), of: edition, to: registration, in: tx, at: now)
  }

  private func withdraw(_ registration: Registration, _ tx: Transaction, _ now: Moment) throws {
    try tx.execute(
      """
      UPDATE registration SET state = \(Registration.State.withdrawn), ended_at = \(now), offered_until = NULL,
        version = version + 1
      WHERE id = \(registration.id)
      """)
    try tx.erasePersonal(of: registration.id)
  }
}
