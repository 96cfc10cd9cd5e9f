internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Closes the account of somebody who leaves the work. What they did stays in the history. Sv: stäng konto.
struct CloseAccount: Sendable {
  let person: ID<Person>

  func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard person != viewer.person else {
      throw Problems("slutar", "Du kan inte stänga ditt eget konto. Be en kollega göra det.")
    }
    try checkIsFree(in: tx, on: now.day)
    try tx.execute("UPDATE person SET left_at = \(now) WHERE id = \(person)")
    if let account = try tx.account(of: person), account.closedAt == nil {
      if account.isAdministrator, !viewer.isAdministrator {
        throw Problems("slutar", "Kontot tillhör en systemadministratör. Be en annan systemadministratör stänga det.")
      }
      try tx.execute("UPDATE account SET closed_at = \(now) WHERE id = \(account.id)")
      try tx.execute("DELETE FROM invitation WHERE person_id = \(person) AND used_at IS NULL")
      try tx.endSessions(of: account.id)
    }
    try tx.record("CloseAccount", of: "person:\(person)", by: viewer.byline, at: now, text: "Stängde kontot")
  }

  private func checkIsFree(in tx: Transaction, on day: CalendarDate) throws {
    let others = try tx.rows(
      """
      SELECT f.title FROM holding h JOIN function f ON f.id = h.function_id AND f.closed_at IS NULL
      WHERE h.person_id = \(person) AND (h.until_date IS NULL OR h.until_date >= \(day.text)) ORDER BY f.title
      """
    ).map { try $0.get("title", as: String.self) }
    guard others.isEmpty else {
      throw Problems(
        "slutar", "Personen har fler funktioner: \(others.joined(separator: ", ")). Lämna över dem först.")
    }
  }
}
