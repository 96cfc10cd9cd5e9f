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
    if details.kind.isShelter, !old.kind.isShelter { try checkNamesNoAddress(old.id, in: tx, on: now.day) }
    try tx.execute(
      """
      UPDATE organisation SET kind = \(details.kind), name = \(details.name),
        sort_name = \(SwedishOrder.key(for: details.name)), municipality = \(details.municipality?.text),
        counties = \(details.counties.stored), works_in = \(details.worksIn.stored), organisation_number = \(details.organisationNumber),
        phone = \(details.phone), mail = \(details.mail), web = \(details.web), about = \(details.about)
      WHERE id = \(old.id)
      """)
    let renamed = details.name == old.name ? "" : ", som hette \(old.name)"
    try tx.record(
      "ChangeOrganisation", of: "organisation:\(old.id)", by: viewer.byline, at: now,
      text: "Ändrade \(details.name)\(renamed)")
  }

  /// What becomes a shelter may have been free to say where its functions are.
  private func checkNamesNoAddress(_ id: ID<Organisation>, in tx: Transaction, on day: CalendarDate) throws {
    for entry in try tx.directory(of: id, on: day) {
      let person = try entry.holder.flatMap { try tx.person($0.person) }
      let texts = [entry.function.title, person?.title, person?.presentation].compactMap(\.self)
      if let fault = texts.lazy.compactMap({ StreetAddress.fault(in: $0) }).first {
        throw Problems("slag", "Funktionen \(entry.function.title): \(fault)")
      }
    }
  }
}
