package import Access
package import Storage
package import Vocabulary
internal import Web

/// A person takes a function from a date. Sv: ta över en funktion som står tom.
package struct HoldFunction: Sendable {
  package let person: ID<Person>
  package let from: CalendarDate
  /// What the one before wants the new holder to know.
  package let note: String?

  package init(person: ID<Person>, from: CalendarDate, note: String? = nil) {
    self.person = person
    self.from = from
    self.note = note
  }

  package func perform(in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment) throws {
    let function = evidence.record.function
    if evidence.record.closedAt != nil {
      throw Problems("fran", "Funktionen är avslutad och kan inte få en ny innehavare.")
    }
    try checkIsFree(function.id, in: tx)
    let id: ID<Holding> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO holding (id, function_id, person_id, from_date, note)
      VALUES (\(id), \(function.id), \(person), \(from.text), \(note))
      """)
    try tx.record(
      "HoldFunction", of: "function:\(function.id)", by: evidence.viewer.name, at: now,
      text: "Ny innehavare från \(from.words)")
    try tx.record(
      "HoldFunction", of: "person:\(person)", by: evidence.viewer.name, at: now,
      text: "Tog över funktionen \(evidence.record.fullTitle) från \(from.words)")
  }

  private func checkIsFree(_ function: ID<Function>, in tx: Transaction) throws {
    let isTaken = try tx.exists(
      """
      SELECT 1 FROM holding
      WHERE function_id = \(function) AND (until_date IS NULL OR until_date >= \(from.text))
      """)
    if isTaken {
      throw Problems("fran", "Någon annan har funktionen den dagen eller senare. Lämna över den i stället.")
    }
  }
}
