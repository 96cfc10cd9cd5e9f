package import Access
package import Storage
package import Vocabulary

/// A person's time in a function as the history shows it.
package struct HeldTime: Sendable {
  package let id: ID<Holding>
  package let person: ID<Person>
  /// The name, or words that say why there is none.
  package let shownName: String
  package let from: CalendarDate
  package let until: CalendarDate?
  package let note: String?

  init(row: Row) throws {
    id = try row.get("holding_id")
    person = try row.get("person_id")
    shownName = try Person.shownName(in: row, "person_name")
    from = try row.date("from_date")
    until = try row.optional("until_date", as: String.self).flatMap { CalendarDate($0) }
    note = try row.optional("note")
  }

  package var nameInSentence: String { Person.inSentence(shownName) }

  /// Whether the time has begun and not ended.
  package func isCurrent(on day: CalendarDate) -> Bool { from <= day && (until.map { $0 >= day } ?? true) }
}

extension Transaction {
  /// All who have held, hold or will hold the function, the latest first.
  package func holdings(of function: ID<Function>) throws -> [HeldTime] {
    try rows(
      """
      SELECT h.id AS holding_id, h.from_date, h.until_date, h.note, p.id AS person_id, p.name AS person_name,
        p.has_protected_identity
      FROM holding h JOIN person p ON p.id = h.person_id
      WHERE h.function_id = \(function) ORDER BY h.from_date DESC, h.id DESC
      """
    ).map(HeldTime.init)
  }

  func currentHolding(of function: ID<Function>, on day: CalendarDate) throws -> HeldTime? {
    try holdings(of: function).first { $0.isCurrent(on: day) }
  }

  /// The last one, begun or yet to begin.
  func latestHolding(of function: ID<Function>) throws -> HeldTime? { try holdings(of: function).first }
}
