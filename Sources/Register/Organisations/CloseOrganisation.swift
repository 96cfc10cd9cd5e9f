package import Access
package import Storage
package import Vocabulary
internal import Web

/// Closes an organisation that has ceased: it stays in the history, and its functions end. Sv: avsluta organisation.
package struct CloseOrganisation: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<RegisterOrganisation>, at now: Moment) throws {
    let (organisation, viewer) = (evidence.record.organisation, evidence.viewer)
    guard organisation.closedAt == nil else { throw Problems("avsluta", "Organisationen är redan avslutad.") }
    if viewer.works(in: organisation.id) {
      throw Problems("avsluta", "Du har själv en funktion här. Be en kollega avsluta organisationen.")
    }
    try endFunctions(of: organisation.id, in: tx, at: now)
    try tx.execute("UPDATE organisation SET closed_at = \(now) WHERE id = \(organisation.id)")
    try tx.record(
      "CloseOrganisation", of: "organisation:\(organisation.id)", by: viewer.byline, at: now,
      text: "Avslutade \(organisation.name)")
  }

  private func endFunctions(of organisation: ID<Organisation>, in tx: Transaction, at now: Moment) throws {
    // A link that opens an account for a function that is no more would open it for nothing.
    for invitation in try tx.waitingInvitations(to: organisation, at: now) { try tx.withdraw(invitation, at: now) }
    let functions: SQL = "(SELECT id FROM function WHERE organisation_id = \(organisation))"
    try tx.execute(
      """
      UPDATE holding SET until_date = \(now.day.text)
      WHERE function_id IN \(functions) AND (until_date IS NULL OR until_date > \(now.day.text))
      """)
    try tx.execute(
      "UPDATE function SET closed_at = \(now) WHERE organisation_id = \(organisation) AND closed_at IS NULL")
  }
}
