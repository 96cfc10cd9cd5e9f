package import Access
package import Storage
package import Vocabulary
internal import Web

/// Puts together an area of one's own. Writes in the regional database. Sv: lägg till område.
package struct AddArea: Sendable {
  package let details: AreaDetails
  /// The organisation whose team keeps the area.
  package let owner: ID<Organisation>

  package init(_ details: AreaDetails, owner: ID<Organisation>) {
    self.details = details
    self.owner = owner
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<OwnArea> {
    guard viewer.isInTeam(of: owner) else { throw Refusal.forbidden("Bara länsteam kan sätta ihop egna områden.") }
    try details.faults.check()
    if try tx.ownAreas().contains(where: { $0.owner == owner && $0.name.lowercased() == details.name.lowercased() }) {
      throw Problems("namn", "Ni har redan ett område som heter så. Välj ett annat namn.")
    }
    let id: ID<OwnArea> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO own_area (id, name, owner_id, municipalities, created_at)
      VALUES (\(id), \(details.name), \(owner), \(details.stored), \(now))
      """)
    try tx.record(
      "AddArea", of: "area:\(id)", by: viewer.byline, at: now,
      text: "Satte ihop området \(details.name) av \(details.municipalities.count) kommuner")
    return id
  }
}
