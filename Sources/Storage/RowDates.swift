package import Vocabulary

/// Days are stored as "2026-11-22".
extension Row {
  package func date(_ column: String) throws -> CalendarDate {
    let text: String = try get(column)
    guard let date = CalendarDate(text) else { throw StorageError.unreadable(column: column, value: text) }
    return date
  }

  /// The day of a column that may be NULL.
  package func optionalDate(_ column: String) throws -> CalendarDate? {
    try optional(column, as: String.self) == nil ? nil : try date(column)
  }
}
