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
      throw Problems("sista", "Personen började den \(holding.from.words). Skriv den dagen eller en senare.")
    }
    try tx.execute("UPDATE holding SET until_date = \(until.text) WHERE id = \(holding.id)")
    try tx.record(
      "LeaveFunction", of: "function:\(function.id)", by: evidence.viewer.byline, at: now,
      text: "Innehavaren lämnar, sista dagen är den \(until.words)")
    try tx.record(
      "LeaveFunction", of: "person:\(holding.person)", by: evidence.viewer.byline, at: now,
      text: "Lämnade funktionen \(evidence.record.titleOutside), sista dagen är den \(until.words)")
  }
}
