package import Access
package import Storage
package import Vocabulary
internal import Web

/// Adds a function to an organisation. It stands empty until somebody takes it. Sv: lägg till funktion.
package struct AddFunction: Sendable {
  package let details: FunctionDetails

  package init(_ details: FunctionDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<Staffing>, at now: Moment) throws -> ID<Function> {
    let organisation = evidence.record.organisation
    try details.check(in: organisation)
    if organisation.closedAt != nil {
      throw Problems("titel", "Organisationen är avslutad och kan inte få nya funktioner.")
    }
    let id: ID<Function> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO function (id, organisation_id, role, title, mail, created_at)
      VALUES (\(id), \(organisation.id), \(details.role), \(details.title), \(details.mail), \(now))
      """)
    try tx.record(
      "AddFunction", of: "function:\(id)", by: evidence.viewer.byline, at: now,
      text: "Lade till funktionen \(details.title)")
    return id
  }
}
