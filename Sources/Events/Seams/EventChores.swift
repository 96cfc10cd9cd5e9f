package import Access
package import Storage
package import Vocabulary
package import Web

/// Lets offers that nobody answered run out and those go who still wait at the start, reminds those who have a place, and erases
/// needs and names whose day has come. Sv: evenemangens sysslor.
package struct EventChores: Chore {
  package init() {}

  package func perform(on site: Site, telling shell: Shell, at now: Moment) async throws {
    let letters = RegistrationLetters(RegistrationAddress(site))
    let isDue = try await site.regional.glance { tx in
      try tx.exists("SELECT 1 FROM registration WHERE state = 'offered' AND offered_until <= \(now)")
        || tx.exists(LapseAtStart.due(at: now)) || tx.exists(RemindOfPlaces.due(at: now))
        || tx.exists(EraseNeeds.due(on: now.day)) || tx.exists(EraseNames.due(on: now.day))
    }
    guard isDue else { return }
    try await site.regional.write { tx in
      try LapseAtStart(letters: letters).perform(in: tx, at: now)
      try LapseOffers(letters: letters).perform(in: tx, at: now)
      try RemindOfPlaces(letters: letters).perform(in: tx, at: now)
      try EraseNeeds().perform(in: tx, at: now)
      try EraseNames { try shell.forgetNames($0, in: $1, at: $2) }.perform(in: tx, at: now)
    }
  }
}

/// Erases what people said that they need, on the day that the form has promised. Sv: radera behov.
package struct EraseNeeds: Sendable {
  package init() {}

  static func due(on day: CalendarDate) -> SQL {
    """
    SELECT 1 FROM event_edition e WHERE e.needs_erased_on <= \(day.text) AND (
      EXISTS (SELECT 1 FROM access_need n WHERE n.edition_id = e.id)
      OR EXISTS (SELECT 1 FROM registration_answer a JOIN registration r ON r.id = a.registration_id
        WHERE r.edition_id = e.id)) LIMIT 1
    """
  }

  /// How many rows were erased.
  @discardableResult
  package func perform(in tx: Transaction, at now: Moment) throws -> Int {
    try tx.execute(
      """
      DELETE FROM access_need WHERE edition_id IN
        (SELECT id FROM event_edition WHERE needs_erased_on <= \(now.day.text))
      """)
      + tx.execute(
        """
        DELETE FROM registration_answer WHERE registration_id IN
          (SELECT r.id FROM registration r JOIN event_edition e ON e.id = r.edition_id
           WHERE e.needs_erased_on <= \(now.day.text))
        """)
  }
}
