package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says yes to a place that was offered. Sv: tacka ja till plats.
package struct AcceptOffer: Sendable {
  package let letters: RegistrationLetters

  package init(letters: RegistrationLetters) { self.letters = letters }

  package func perform(in tx: Transaction, for id: ID<Registration>, at now: Moment) throws {
    let (registration, edition, _) = try tx.inLine(id)
    // The button was pressed twice.
    if registration.state == .confirmed { return }
    guard registration.state == .offered, let until = registration.offeredUntil, now < until, edition.state == .open
    else {
      throw Problems("svar", "Erbjudandet har gått ut, eller är redan besvarat. Sidan visar hur det står till nu.")
    }
    try tx.execute(
      """
      UPDATE registration SET state = \(Registration.State.confirmed), offered_until = NULL, version = version + 1
      WHERE id = \(registration.id)
      """)
    try letters.send(.confirmed, of: edition, to: try tx.registered(id).0, in: tx, at: now)
    try tx.record(
      "AcceptOffer", of: edition.subject, by: .registered, at: now, text: "Tackade ja till en plats")
  }
}

/// Says that one can not come, or that those who hold the event take it back; the place goes to the next. Sv: avanmäl.
package struct WithdrawRegistration: Sendable {
  package let letters: RegistrationLetters
  package let byline: Byline

  package init(letters: RegistrationLetters, by byline: Byline) {
    self.letters = letters
    self.byline = byline
  }

  package func perform(in tx: Transaction, for id: ID<Registration>, at now: Moment) throws {
    let (registration, edition, _) = try tx.inLine(id)
    guard registration.state.isActive else { return }
    guard now < edition.starts else { throw Problems("svar", "Det har redan börjat.") }
    try tx.execute(
      """
      UPDATE registration SET state = \(Registration.State.withdrawn), ended_at = \(now), offered_until = NULL,
        version = version + 1
      WHERE id = \(id)
      """)
    try tx.erasePersonal(of: id)
    try letters.send(.withdrawn, of: edition, to: registration, in: tx, at: now)
    try tx.record("WithdrawRegistration", of: edition.subject, by: byline, at: now, text: "Avanmälde en deltagare")
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
  }
}

/// Goes back to the end of the queue, after an offer that ran out or a withdrawal. Sv: ställ dig på väntelistan igen.
package struct QueueAgain: Sendable {
  package let letters: RegistrationLetters

  package init(letters: RegistrationLetters) { self.letters = letters }

  package func perform(in tx: Transaction, for id: ID<Registration>, at now: Moment) throws {
    let (registration, edition, number) = try tx.inLine(id)
    guard !registration.state.isActive else { return }
    guard edition.takesRegistrations(at: now) else { throw Problems("svar", "Anmälan är stängd.") }
    guard edition.forms.has(registration.way) else {
      throw Problems(
        "svar",
        "Det går inte längre att delta \(registration.way.swedish.lowercased()). Anmäl dig på nytt på evenemangets sida."
      )
    }
    // Whoever has this link reads the mailbox that the other letter went to.
    if try !tx.activeRegistrations(of: registration.name, registration.mail, to: edition.id).isEmpty {
      throw Problems("svar", "Du är redan anmäld med en annan anmälan. Använd länken i det brevet.")
    }
    try tx.execute(
      """
      UPDATE registration SET state = \(Registration.State.waiting), number = \(number), ended_at = NULL,
        offered_until = NULL, substitute_name = NULL, substitute_mail = NULL, version = version + 1
      WHERE id = \(id)
      """)
    let lack = try tx.room(of: edition).lack(for: try tx.wish(of: registration))
    if !lack.isEmpty {
      try letters.send(.waiting(because: lack), of: edition, to: registration, in: tx, at: now)
    }
    try tx.record("QueueAgain", of: edition.subject, by: .registered, at: now, text: "Ställde sig på väntelistan igen")
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
  }
}

/// Chooses anew how and to what one comes, and what one needs. Sv: ändra anmälan.
package struct ChangeRegistration: Sendable {
  package let details: RegistrationDetails
  /// The version that the form was opened with.
  package let version: Int
  package let letters: RegistrationLetters

  package init(_ details: RegistrationDetails, version: Int, letters: RegistrationLetters) {
    self.details = details
    self.version = version
    self.letters = letters
  }

  package func perform(in tx: Transaction, for id: ID<Registration>, at now: Moment) throws {
    let (registration, edition, _) = try tx.inLine(id)
    guard registration.version == version else {
      throw Problems("deltar", "Anmälan har ändrats sedan du öppnade sidan. Öppna sidan igen från länken i brevet.")
    }
    guard registration.state.isActive, edition.takesChanges(at: now) else {
      throw Problems("deltar", "Det går inte att ändra längre. Skriv till \(edition.contactMail).")
    }
    try checkRoom(for: registration, edition, tx)
    try tx.execute(
      """
      UPDATE registration SET phone = \(details.phone), organisation_name = \(details.organisationName),
        profession = \(details.profession.rawValue), way = \(details.way), invoice = \(details.invoice),
        version = version + 1
      WHERE id = \(id)
      """)
    try tx.keepChoices(details, of: id)
    try tx.keep(details.needs, of: id, to: edition.id)
    if registration.state == .confirmed, registration.way != details.way {
      // Where one is to be, in the calendar too.
      try letters.send(.otherWay, of: edition, to: try tx.registered(id).0, in: tx, at: now)
    }
    try tx.record("ChangeRegistration", of: edition.subject, by: .registered, at: now, text: "Ändrade sin anmälan")
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
  }

  /// Whoever has a place keeps it until there is another: what is new must have room beside those who are there.
  private func checkRoom(for registration: Registration, _ edition: Edition, _ tx: Transaction) throws {
    guard registration.state.holdsPlace else { return }
    let before = try tx.wish(of: registration)
    let wish = Room.Wish(way: details.way, municipality: registration.municipality, sessions: details.sessions)
    let room = try tx.room(of: edition)
    let added = Room.Wish(
      way: wish.way, municipality: wish.municipality, sessions: wish.sessions.subtracting(before.sessions))
    let isNewWay = wish.way != before.way
    let lack = room.lack(for: added).filter { lack in
      if case .session = lack { return true }
      return isNewWay
    }
    guard lack.isEmpty else {
      let words = lack.map(\.swedish).joined(separator: ". ")
      throw Problems(isNewWay ? "deltar" : "pass", "\(words). Du har kvar den plats du hade. Välj något annat.")
    }
  }
}

extension Byline {
  /// Whoever has the link of a registration.
  static let registered = Byline(words: "Den anmälda, via länk")
}

extension Registration {
  /// What the letter says that tells somebody how it stands now.
  var standing: RegistrationLetters.Occasion {
    switch state {
    case .offered: .offered(until: offeredUntil ?? registeredAt)
    case .waiting: .waiting(because: [])
    default: .confirmed
    }
  }
}

extension Transaction {
  func registered(_ id: ID<Registration>) throws -> (Registration, Edition) {
    guard let registration = try registration(id), let edition = try edition(registration.edition) else {
      throw Refusal.notFound
    }
    return (registration, edition)
  }

  /// A registration as it is once all who came before have been dealt with, and the number that this act has in line.
  func inLine(_ id: ID<Registration>) throws -> (Registration, Edition, number: Int) {
    let number = try takeTicket(of: try registered(id).1.id)
    let (registration, edition) = try registered(id)
    return (registration, edition, number)
  }

  func wish(of registration: Registration) throws -> Room.Wish {
    Room.Wish(
      way: registration.way, municipality: registration.municipality, sessions: try chosenSessions(of: registration.id))
  }
}
