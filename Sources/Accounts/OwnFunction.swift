internal import Access
internal import Storage
internal import Vocabulary

/// A function that one holds or is to hold, as one's own account lists it.
struct OwnFunction: Sendable {
  let id: ID<Function>
  let title: String
  let organisation: String
  let from: CalendarDate

  init(row: Row) throws {
    id = try row.get("id")
    title = try row.get("title")
    organisation = try row.get("name")
    let date = try row.get("from_date", as: String.self)
    guard let from = CalendarDate(date) else { throw StorageError.unreadable(column: "from_date", value: date) }
    self.from = from
  }
}

extension Transaction {
  /// The functions that the person holds that day or will take later, the oldest first.
  func ownFunctions(of person: ID<Person>, on day: CalendarDate) throws -> [OwnFunction] {
    try rows(
      """
      SELECT f.id, f.title, o.name, h.from_date
      FROM holding h JOIN function f ON f.id = h.function_id AND f.closed_at IS NULL
      JOIN organisation o ON o.id = f.organisation_id AND o.closed_at IS NULL
      WHERE h.person_id = \(person) AND (h.until_date IS NULL OR h.until_date >= \(day.text))
      ORDER BY h.from_date, f.id
      """
    ).map(OwnFunction.init)
  }
}
