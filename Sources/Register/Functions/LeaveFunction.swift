package import Access
package import Storage
package import Vocabulary
internal import Web

/// Ends the holder's time; the function may stand empty until somebody takes it. Sv: lämna en funktion.
package struct LeaveFunction: Sendable {
  /// The last day.
  package let until: CalendarDate

  package init(until: CalendarDate) { self.until = until }

  package func perform(in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment) throws {
    let function = evidence.record.function
    guard let holding = try tx.latestHolding(of: function.id), holding.until.map({ $0 > until }) ?? true else {
      throw Problems("sista", "Ingen har funktionen den dagen.")
    }
    guard until >= holding.from else {
      throw Problems("sista", "Personen började \(holding.from.words). Skriv en sista dag som inte ligger före det.")
    }
    try tx.execute("UPDATE holding SET until_date = \(until.text) WHERE id = \(holding.id)")
    try tx.record(
      "LeaveFunction", of: "function:\(function.id)", by: evidence.viewer.name, at: now,
      text: "Innehavaren lämnar, sista dag \(until.words)")
    try tx.record(
      "LeaveFunction", of: "person:\(holding.person)", by: evidence.viewer.name, at: now,
      text: "Lämnade funktionen \(evidence.record.fullTitle), sista dag \(until.words)")
  }
}
