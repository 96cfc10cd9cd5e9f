package import Access
package import Storage
package import Vocabulary
internal import Web

/// Begins a draft of an event; one of those who hold it must be one's own. Sv: lägg upp evenemang.
package struct AddEdition: Sendable {
  package let details: EditionDetails
  package let organisations: [ID<Organisation>]

  package init(_ details: EditionDetails, by organisations: [ID<Organisation>]) {
    self.details = details
    self.organisations = organisations
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Edition> {
    try viewer.checkHolds(organisations)
    try details.faultsOfPlace.check()
    let id: ID<Edition> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO event_edition (id, title, kind, about, state, starts_at, ends_at, forms, is_place_hidden, audiences,
        counties, organisations, register_by, change_by, needs_erased_on, contact_name, contact_mail, ticket, sequence,
        version, changed_at, created_at)
      VALUES (\(id), '', \(details.kind), '', \(Edition.State.draft), \(details.starts), \(details.ends),
        \(details.forms), \(false), '', '', '', '', '', '', '', '', \(0), \(0), \(0), \(now), \(now))
      """)
    try tx.store(details, by: organisations, in: id, at: now)
    try tx.record(
      "AddEdition", of: "edition:\(id)", by: viewer.byline, at: now, text: "Lade upp ”\(details.title)” som utkast")
    return id
  }
}

extension Viewer {
  /// Nobody gives an event to others alone.
  func checkHolds(_ organisations: [ID<Organisation>]) throws {
    let own = hostingOrganisations.map(\.id)
    guard organisations.contains(where: own.contains) else {
      throw Problems("arrangor", "Kryssa i minst en organisation som du företräder.")
    }
  }
}

extension Transaction {
  /// All that the form has.
  func store(_ details: EditionDetails, by organisations: [ID<Organisation>], in id: ID<Edition>, at now: Moment) throws
  {
    try execute(
      """
      UPDATE event_edition SET series_id = \(details.series), title = \(details.title), kind = \(details.kind),
        about = \(details.about), starts_at = \(details.starts), ends_at = \(details.ends), forms = \(details.forms),
        place = \(details.place), is_place_hidden = \(details.isPlaceHidden),
        municipality = \(details.municipality?.text), web_link = \(details.webLink), theme = \(details.theme?.rawValue),
        audiences = \(details.audiences.stored), counties = \(details.counties.stored),
        organisations = \(organisations.map(\.text).joined(separator: " ")), group_id = \(details.group),
        places_on_site = \(details.placesOnSite), places_on_web = \(details.placesOnWeb), quota = \(details.quota),
        register_by = \(details.registerBy.text), change_by = \(details.changeBy.text),
        needs_erased_on = \(details.needsErasedOn.text), names_erased_on = \(details.namesErasedOn.text),
        cost = \(details.cost), contact_name = \(details.contactName), contact_mail = \(details.contactMail), certificate_minutes = \(details.certificateMinutes),
        certificate_content = \(details.certificateContent), film_link = \(details.filmLink), version = version + 1,
        changed_at = \(now)
      WHERE id = \(id)
      """)
  }
}
