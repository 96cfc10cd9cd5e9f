package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes the name of an own area, or which municipalities it holds. Sv: ändra område.
package struct ChangeArea: Sendable {
  package let details: AreaDetails

  package init(_ details: AreaDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<OwnArea>, at now: Moment) throws {
    try details.faults.check()
    let id = evidence.record.id
    try tx.execute(
      "UPDATE own_area SET name = \(details.name), municipalities = \(details.stored) WHERE id = \(id)")
    try tx.record(
      "ChangeArea", of: "area:\(id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade området \(details.name): \(details.municipalities.count) kommuner")
  }
}
