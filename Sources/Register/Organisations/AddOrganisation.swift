package import Access
package import Storage
package import Vocabulary
internal import Web

/// Takes an organisation into the register. Sv: lägg till organisation.
package struct AddOrganisation: Sendable {
  package let details: OrganisationDetails

  package init(_ details: OrganisationDetails) { self.details = details }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Organisation> {
    try details.faults.check()
    guard viewer.mayPlace(details.kind, in: details.counties) else { throw OrganisationRefusal.elsewhere }
    try details.checkIsNew(except: nil, in: tx)
    let id: ID<Organisation> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO organisation (id, kind, name, sort_name, municipality, counties, works_in, organisation_number,
        phone, mail, web, about, created_at)
      VALUES (\(id), \(details.kind), \(details.name), \(SwedishOrder.key(for: details.name)),
        \(details.municipality?.text), \(details.counties.stored), \(details.worksIn.stored),
        \(details.organisationNumber), \(details.phone), \(details.mail), \(details.web), \(details.about), \(now))
      """)
    try tx.record(
      "AddOrganisation", of: "organisation:\(id)", by: viewer.byline, at: now, text: "Lade till \(details.name)")
    return id
  }
}

enum OrganisationRefusal {
  /// Thrown as a problem of the form, so that what was typed stays.
  static var elsewhere: Problems {
    Problems("lan", "Organisationen måste höra till ditt eget län. Välj ditt län, eller be det andra länets team.")
  }
}

extension OrganisationDetails {
  /// The same name and kind twice would split contacts and answers between two pages.
  func checkIsNew(except own: ID<Organisation>?, in tx: Transaction) throws {
    if let other = try tx.organisation(named: name, kind: kind), other.id != own {
      throw Problems("namn", "\(other.name) finns redan i registret. Öppna den i stället, eller skriv ett annat namn.")
    }
    guard kind == .municipality, let municipality else { return }
    if let other = try tx.respondentOrganisation(municipality: municipality), other.id != own {
      throw Problems("kommun", "Kommunen finns redan i registret som \(other.name).")
    }
  }
}
