internal import Access
package import Storage
package import Vocabulary
internal import Web

/// Erases names and addresses on the day that the form has promised, with the letters that went to them. Municipality, profession,
/// way and presence are left: they are what the figures need. A certificate keeps its holder. Sv: radera namn.
package struct EraseNames: Sendable {
  /// Tells those who keep what was gone through, by how the keys of the event begin.
  package let forget: @Sendable (String, Transaction, Moment) throws -> Void

  package init(forget: @escaping @Sendable (String, Transaction, Moment) throws -> Void) { self.forget = forget }

  /// Two years: so long somebody may ask those who held the event, and the next time has been held.
  package static func usualDay(after last: CalendarDate) -> CalendarDate { last.adding(years: 2) }
  static func latestDay(after last: CalendarDate) -> CalendarDate { last.adding(years: 3) }

  static func due(on day: CalendarDate) -> SQL {
    """
    SELECT id FROM event_edition e WHERE e.names_erased_on <= \(day.text) AND EXISTS
      (SELECT 1 FROM registration r WHERE r.edition_id = e.id AND r.erased_at IS NULL)
    """
  }

  /// The events whose names were erased.
  @discardableResult
  package func perform(in tx: Transaction, at now: Moment) throws -> Int {
    let due: [ID<Edition>] = try tx.rows(Self.due(on: now.day)).map { try $0.get("id") }
    for edition in due { try erase(edition, tx, now) }
    return due.count
  }

  private func erase(_ edition: ID<Edition>, _ tx: Transaction, _ now: Moment) throws {
    let erased = try tx.execute(
      """
      UPDATE registration SET erased_at = \(now), once = id, name = '', mail = '', phone = NULL, organisation_name = '',
        person_id = NULL, registered_by = NULL, registered_by_name = NULL, substitute_name = NULL,
        substitute_mail = NULL, invoice = NULL, mail_id = NULL, checked_in_at = NULL
      WHERE edition_id = \(edition) AND erased_at IS NULL
      """)
    try tx.execute(
      "DELETE FROM mail WHERE id IN (SELECT mail_id FROM event_letter WHERE edition_id = \(edition))")
    try tx.execute("DELETE FROM event_letter WHERE edition_id = \(edition)")
    try forget("event/\(edition)/", tx, now)
    try tx.record(
      "EraseNames", of: "edition:\(edition)", by: Byline(words: "På utsatt dag"), at: now,
      text: "Raderade namn och adresser för \(counted(erased, "anmäld", "anmälda"))")
  }
}

extension Transaction {
  /// So that a letter goes when the names do: the outbox keeps to whom it went.
  func keepTrack(of letter: ID<Mail>, about edition: ID<Edition>) throws {
    try execute("INSERT INTO event_letter (mail_id, edition_id) VALUES (\(letter), \(edition))")
  }
}
