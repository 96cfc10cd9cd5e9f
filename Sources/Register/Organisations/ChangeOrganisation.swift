package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes what is said of an organisation. Sv: ändra organisation.
package struct ChangeOrganisation: Sendable {
  package let details: OrganisationDetails

  package init(_ details: OrganisationDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<RegisterOrganisation>, at now: Moment) throws {
    let (old, viewer) = (evidence.record.organisation, evidence.viewer)
    try details.faults.check()
    let isMoved = details.kind != old.kind || Set(details.counties) != Set(old.counties)
    if isMoved, !viewer.mayPlace(details.kind, in: details.counties) { throw OrganisationRefusal.elsewhere }
    try details.checkIsNew(except: old.id, in: tx)
    try tx.execute(
      """
      UPDATE organisation SET kind = \(details.kind), name = \(details.name),
        sort_name = \(SwedishOrder.key(for: details.name)), municipality = \(details.municipality?.text),
        counties = \(details.counties.stored), organisation_number = \(details.organisationNumber),
        phone = \(details.phone), mail = \(details.mail), web = \(details.web), about = \(details.about)
      WHERE id = \(old.id)
      """)
    let renamed = details.name == old.name ? "" : ", som hette \(old.name)"
    try tx.record(
      "ChangeOrganisation", of: "organisation:\(old.id)", by: viewer.name, at: now,
      text: "Ändrade \(details.name)\(renamed)")
  }
}
