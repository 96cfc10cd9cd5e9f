package import Vocabulary

/// A month of the access log. Sv: månad.
package struct ReviewMonth: Sendable, Equatable {
  /// The first day.
  let start: CalendarDate

  package init(of day: CalendarDate) { start = day.firstInMonth }

  /// Reads what `text` writes.
  init?(_ text: String) {
    guard text.utf8.count == 7, let day = CalendarDate("\(text)-01") else { return nil }
    start = day
  }

  /// Such as `2026-11`.
  package var text: String { String(start.text.prefix(7)) }
  /// Such as "november 2026".
  var words: String { "\(start.monthName) \(start.year)" }
  var previous: ReviewMonth { ReviewMonth(of: start.adding(days: -1)) }

  /// In Sweden.
  var moments: Range<Moment> {
    SwedishTime.moment(on: start, hour: 0)..<SwedishTime.moment(on: start.adding(months: 1), hour: 0)
  }
}
