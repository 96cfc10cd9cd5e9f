package import Access
package import Storage
package import Vocabulary
internal import Web

/// Offers what places there are to those who wait, in the order in which they came; one who wants what is still full keeps the
/// place in line. Sv: erbjud lediga platser.
package struct OfferPlaces: Sendable {
  package let letters: RegistrationLetters

  package init(letters: RegistrationLetters) { self.letters = letters }

  /// When an offer has to be answered: at four on the second working day after it was made, or when the event begins.
  /// What comes on a Saturday may be read on Monday.
  package static func lastAnswer(toOfferAt offered: Moment, before starts: Moment) -> Moment {
    var (day, workingDays) = (offered.day, 0)
    while workingDays < 2 {
      day = day.adding(days: 1)
      if day.weekday.rawValue < Weekday.saturday.rawValue { workingDays += 1 }
    }
    return min(SwedishTime.moment(on: day, hour: 16), starts)
  }

  /// How many were offered a place.
  @discardableResult
  package func perform(in tx: Transaction, of edition: Edition, at now: Moment) throws -> Int {
    guard edition.state == .open, now < edition.starts else { return 0 }
    var room = try tx.room(of: edition)
    guard !room.openWays.isEmpty else { return 0 }
    var offered = 0
    for waiting in try tx.registrations(of: edition.id, in: [.waiting]) {
      guard !room.openWays.isEmpty else { break }
      let wish = Room.Wish(
        way: waiting.way, municipality: waiting.municipality,
        sessions: room.sessions.isEmpty ? [] : try tx.chosenSessions(of: waiting.id))
      guard room.lack(for: wish).isEmpty else { continue }
      room.take(wish)
      try offer(to: waiting, tx, edition, now)
      offered += 1
    }
    return offered
  }

  private func offer(to waiting: Registration, _ tx: Transaction, _ edition: Edition, _ now: Moment) throws {
    let until = Self.lastAnswer(toOfferAt: now, before: edition.starts)
    try tx.execute(
      """
      UPDATE registration SET state = \(Registration.State.offered), offered_until = \(until), version = version + 1
      WHERE id = \(waiting.id)
      """)
    try letters.send(.offered(until: until), of: edition, to: waiting, in: tx, at: now)
    try tx.record(
      "OfferPlaces", of: edition.subject, by: Byline(words: "Väntelistan"), at: now, text: "Erbjöd en plats till nästa")
  }
}

/// Takes back offers that nobody answered, and offers the places to the next. Sv: låt erbjudanden gå ut.
package struct LapseOffers: Sendable {
  package let letters: RegistrationLetters

  package init(letters: RegistrationLetters) { self.letters = letters }

  @discardableResult
  package func perform(in tx: Transaction, at now: Moment) throws -> Int {
    let late = try tx.rows(
      "SELECT * FROM registration WHERE state = 'offered' AND offered_until <= \(now) ORDER BY number"
    )
    .map(Registration.init)
    for registration in late {
      guard let edition = try tx.edition(registration.edition) else { continue }
      try tx.execute(
        """
        UPDATE registration SET state = \(Registration.State.lapsed), ended_at = \(now), version = version + 1
        WHERE id = \(registration.id)
        """)
      guard edition.state == .open else { continue }
      try letters.send(
        .lapsed(canQueue: edition.takesRegistrations(at: now)), of: edition, to: registration, in: tx, at: now)
    }
    for id in Set(late.map(\.edition)) {
      if let edition = try tx.edition(id) { try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now) }
    }
    return late.count
  }
}
