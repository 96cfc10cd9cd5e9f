package import Access
package import Storage
package import Vocabulary
internal import Web

/// Registers somebody: a place where there is one and nobody waits for it, otherwise a place in the queue. The same form sent
/// twice registers once. Sv: anmäl.
package struct RegisterForEdition: Sendable {
  package let details: RegistrationDetails
  /// What the form was given, so that it counts once.
  package let once: String
  package let letters: RegistrationLetters
  package var person: ID<Person>?
  /// The one who registers a group: an address, and the name that each of the group is told.
  package var registeredBy: (mail: String, name: String)?
  /// Those who hold the event may take somebody in when it is full, or too late.
  package var isByOrganiser = false

  package init(_ details: RegistrationDetails, once: String, letters: RegistrationLetters) {
    self.details = details
    self.once = once
    self.letters = letters
  }

  /// How long a form that comes again hears what it heard. Sent once more when it has become full it would else tell
  /// whether its person was registered by it or before.
  static let minutes: Int64 = 15

  /// How it went.
  package enum Outcome: Sendable, Equatable {
    case confirmed
    case waiting([Room.Lack])
  }

  /// What came of it, and whether this very form had come before. Whether its person was registered it does not tell.
  package struct Receipt: Sendable, Equatable {
    package let outcome: Outcome
    package let isSameForm: Bool
  }

  @discardableResult
  package func perform(in tx: Transaction, to edition: Edition, at now: Moment) throws -> Receipt {
    // First of all, so that those who come together stand in line here.
    let number = try tx.takeTicket(of: edition.id)
    let before = try sentBefore(tx, edition)
    if let before, isSamePerson(before), now < before.registeredAt.adding(minutes: Self.minutes) {
      return Receipt(outcome: before.state.holdsPlace ? .confirmed : .waiting([]), isSameForm: true)
    }
    guard isByOrganiser || edition.takesRegistrations(at: now) else {
      throw Problems("namn", "Anmälan är stängd. Skriv till \(edition.contactName), \(edition.contactMail).")
    }
    try tx.refuseTooMany(of: details.mail, to: edition, in: "mail", isByOrganiser: isByOrganiser)
    // A place that comes free is offered to those who wait in the same act, so one that is free has nobody who waits for it.
    let lack = isByOrganiser ? [] : try tx.room(of: edition).lack(for: details.wish)
    let outcome: Outcome = lack.isEmpty ? .confirmed : .waiting(lack)
    if let earlier = try sameBefore(tx, edition) {
      try meet(earlier, tx, edition, now)
      return Receipt(outcome: outcome, isSameForm: false)
    }
    // A form that comes back with its word, for somebody else, is another.
    let word = before == nil ? once : "\(once)-\(number)"
    let registration = try insert(word, number, lack.isEmpty ? .confirmed : .waiting, tx, edition, now)
    let occasion: RegistrationLetters.Occasion = lack.isEmpty ? .confirmed : .waiting(because: lack)
    try letters.send(occasion, of: edition, to: registration, in: tx, at: now)
    return Receipt(outcome: outcome, isSameForm: false)
  }

  /// The registration of this very form, when it has come already.
  private func sentBefore(_ tx: Transaction, _ edition: Edition) throws -> Registration? {
    try tx.row("SELECT * FROM registration WHERE edition_id = \(edition.id) AND once = \(once)").map(Registration.init)
  }

  private func isSamePerson(_ other: Registration) -> Bool {
    other.mail == details.mail && other.name.alike == details.name.alike
  }

  /// Those who hold the event give a place to whoever waits for one; others are reminded, once a day at most.
  private func meet(_ earlier: Registration, _ tx: Transaction, _ edition: Edition, _ now: Moment) throws {
    if isByOrganiser, earlier.state != .confirmed {
      try tx.execute(
        """
        UPDATE registration SET state = \(Registration.State.confirmed), offered_until = NULL, version = version + 1
        WHERE id = \(earlier.id)
        """)
      return try letters.send(.confirmed, of: edition, to: try tx.registered(earlier.id).0, in: tx, at: now)
    }
    try letters.sendAlready(of: edition, to: earlier, in: tx, at: now)
  }

  /// An earlier registration of the same person by the same address. That there is one is told in a letter alone: whoever
  /// tries an address here learns nothing.
  private func sameBefore(_ tx: Transaction, _ edition: Edition) throws -> Registration? {
    try tx.activeRegistrations(of: details.name, details.mail, to: edition.id).first
  }

  private func insert(
    _ word: String, _ number: Int, _ state: Registration.State, _ tx: Transaction, _ edition: Edition, _ now: Moment
  ) throws -> Registration {
    var new = NewRegistration(details, to: edition, number: number, state: state)
    new.once = word
    new.person = person
    new.registeredBy = registeredBy?.mail
    new.registeredByName = registeredBy?.name
    let id = try new.insert(in: tx, at: now)
    try tx.keepChoices(details, of: id)
    try tx.keep(details.needs, of: id, to: edition.id)
    guard let registration = try tx.registration(id) else { throw Refusal.notFound }
    return registration
  }
}

extension Transaction {
  /// So many may be registered to one event by the same address: nobody fills another's mailbox. Those who hold it are not told
  /// to write to themselves.
  func refuseTooMany(of mail: String, to edition: Edition, in field: String, isByOrganiser: Bool = false) throws {
    let number: Int =
      try value(
        """
        SELECT COUNT(*) FROM registration
        WHERE edition_id = \(edition.id) AND (mail = \(mail) OR registered_by = \(mail))
        """) ?? 0
    guard number < 60 else {
      throw Problems(
        field,
        isByOrganiser
          ? "Den här adressen står redan för \(number) anmälda, och fler går inte. Skriv personens egen adress."
          : "Den här adressen har redan anmält \(number) personer. Skriv till \(edition.contactMail), så hjälper de dig."
      )
    }
  }

  /// The next number in line. Its row is the lock that all who register to the same event meet at.
  func takeTicket(of edition: ID<Edition>) throws -> Int {
    try execute("UPDATE event_edition SET ticket = ticket + 1 WHERE id = \(edition)")
    return try value("SELECT ticket FROM event_edition WHERE id = \(edition)") ?? 0
  }

  /// The sessions and answers, in the place of those before.
  func keepChoices(_ details: RegistrationDetails, of registration: ID<Registration>) throws {
    try execute("DELETE FROM registration_session WHERE registration_id = \(registration)")
    try execute("DELETE FROM registration_answer WHERE registration_id = \(registration)")
    for session in details.sessions {
      try execute("INSERT INTO registration_session (registration_id, session_id) VALUES (\(registration), \(session))")
    }
    for (question, answer) in details.answers {
      try execute(
        """
        INSERT INTO registration_answer (registration_id, question_id, answer)
        VALUES (\(registration), \(question), \(answer))
        """)
    }
  }
}

extension RegistrationLetters {
  /// That there is a registration already. Once a day at most: whoever tries an address fills nobody's mailbox.
  func sendAlready(of edition: Edition, to earlier: Registration, in tx: Transaction, at now: Moment) throws {
    let written: Moment? = try tx.value("SELECT created_at FROM mail WHERE id = \(earlier.letter)")
    guard written.map({ $0.adding(days: 1) <= now }) ?? true else { return }
    try send(.already, of: edition, to: earlier, in: tx, at: now)
  }
}
