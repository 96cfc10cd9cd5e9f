internal import Access
package import Storage
package import Vocabulary
internal import Web

/// Lets those go who still wait when it begins: nobody is offered a place any more. Each gets one letter that says so, unless it
/// began so long ago that it would be strange. Sv: släpp väntelistan.
package struct LapseAtStart: Sendable {
  package let letters: RegistrationLetters

  package init(letters: RegistrationLetters) { self.letters = letters }

  /// Until when somebody is still told.
  static let days: Int64 = 2

  static func due(at now: Moment) -> SQL {
    """
    SELECT r.id FROM registration r JOIN event_edition e ON e.id = r.edition_id
    WHERE r.state IN ('waiting', 'offered') AND e.starts_at <= \(now) AND e.state <> 'cancelled'
    """
  }

  /// How many were let go.
  @discardableResult
  package func perform(in tx: Transaction, at now: Moment) throws -> Int {
    let due: [ID<Registration>] = try tx.rows(Self.due(at: now)).map { try $0.get("id") }
    for id in due {
      let (registration, edition) = try tx.registered(id)
      // What was offered stands as it was, so that one sees who did not answer.
      let offered = registration.state == .offered ? registration.offeredUntil : nil
      try tx.execute(
        """
        UPDATE registration SET state = \(Registration.State.lapsed), ended_at = \(now), offered_until = \(offered),
          version = version + 1
        WHERE id = \(id)
        """)
      guard now < edition.starts.adding(days: Self.days) else { continue }
      try letters.send(.full(wasOffered: offered != nil), of: edition, to: registration, in: tx, at: now)
    }
    return due.count
  }
}
