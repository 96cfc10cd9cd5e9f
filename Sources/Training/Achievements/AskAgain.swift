package import Storage
package import Vocabulary

extension TakeCompletion {
  /// It meets no need any more. What was gone through stays, and its certificate says what it said.
  package func askAgain(_ prefix: String, doneBefore day: CalendarDate, in tx: Transaction, at now: Moment) throws {
    let last = now.day.adding(days: -1).text
    try tx.execute(
      """
      UPDATE achievement SET valid_until = \(last) WHERE key LIKE \("\(prefix)%") AND day < \(day.text)
        AND (valid_until IS NULL OR valid_until > \(last))
      """)
  }
}
