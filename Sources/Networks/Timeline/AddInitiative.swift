package import Access
package import Storage
package import Vocabulary
internal import Web

/// Lays an initiative in the year's plan; one of those who do it must be one's own. Sv: lägg in satsning.
package struct AddInitiative: Sendable {
  package let details: InitiativeDetails
  package let organisations: [ID<Organisation>]

  package init(_ details: InitiativeDetails, by organisations: [ID<Organisation>]) {
    self.details = details
    self.organisations = organisations
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Initiative> {
    let own = viewer.hostingOrganisations.map(\.id)
    guard organisations.contains(where: own.contains) else {
      throw Problems("aktor", "Kryssa i minst en organisation som du företräder.")
    }
    let id: ID<Initiative> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO initiative (id, title, kind, from_date, until_date, theme, audiences, counties, organisations, about,
        created_at)
      VALUES (\(id), \(details.title), \(details.kind.rawValue), \(details.days.lowerBound.text),
        \(details.days.upperBound.text), \(details.theme?.rawValue), \(details.audiences.stored),
        \(details.counties.stored), \(organisations.map(\.text).joined(separator: " ")), \(details.about), \(now))
      """)
    try tx.record(
      "AddInitiative", of: "initiative:\(id)", by: viewer.byline, at: now,
      text: "Lade in ”\(details.title)” i årsplanen")
    return id
  }
}

/// Changes an initiative. Whoever changes it stays among those who do it. Sv: ändra satsning.
package struct ChangeInitiative: Sendable {
  package let details: InitiativeDetails
  package let organisations: [ID<Organisation>]

  package init(_ details: InitiativeDetails, by organisations: [ID<Organisation>]) {
    self.details = details
    self.organisations = organisations
  }

  package func perform(in tx: Transaction, by evidence: Writable<Initiative>, at now: Moment) throws {
    let own = evidence.viewer.hostingOrganisations.map(\.id)
    guard organisations.contains(where: own.contains) else {
      throw Problems("aktor", "Låt minst en organisation som du företräder vara kvar.")
    }
    let id = evidence.record.id
    try tx.execute(
      """
      UPDATE initiative SET title = \(details.title), kind = \(details.kind.rawValue),
        from_date = \(details.days.lowerBound.text), until_date = \(details.days.upperBound.text),
        theme = \(details.theme?.rawValue), audiences = \(details.audiences.stored), counties = \(details.counties.stored),
        organisations = \(organisations.map(\.text).joined(separator: " ")), about = \(details.about)
      WHERE id = \(id)
      """)
    try tx.record(
      "ChangeInitiative", of: "initiative:\(id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade ”\(details.title)”")
  }
}

/// Takes an initiative out of the plan. Sv: ta bort satsning.
package struct RemoveInitiative: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<Initiative>, at now: Moment) throws {
    let initiative = evidence.record
    try tx.execute("DELETE FROM initiative WHERE id = \(initiative.id)")
    try tx.record(
      "RemoveInitiative", of: "initiative:\(initiative.id)", by: evidence.viewer.byline, at: now,
      text: "Tog bort ”\(initiative.title)” ur årsplanen")
  }
}
