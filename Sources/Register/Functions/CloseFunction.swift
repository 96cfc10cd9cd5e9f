package import Access
package import Storage
package import Vocabulary
internal import Web

/// Closes a function that is not needed any more. Its history stays. Sv: avsluta funktion.
package struct CloseFunction: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment) throws {
    let function = evidence.record.function
    if evidence.record.closedAt != nil { throw Problems("avsluta", "Funktionen är redan avslutad.") }
    if try tx.currentHolding(of: function.id, on: now.day) != nil {
      throw Problems("avsluta", "Någon har funktionen. Avsluta personens tid i funktionen först, eller lämna över den.")
    }
    if let invitation = try tx.waitingInvitation(to: function.id, at: now) { try tx.withdraw(invitation, at: now) }
    try tx.execute("UPDATE function SET closed_at = \(now) WHERE id = \(function.id)")
    try tx.record(
      "CloseFunction", of: "function:\(function.id)", by: evidence.viewer.byline, at: now,
      text: "Avslutade funktionen \(function.title)")
  }
}
