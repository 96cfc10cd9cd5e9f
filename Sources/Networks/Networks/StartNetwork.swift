package import Access
package import Storage
package import Vocabulary
internal import Web

/// Starts a network; the organisation of whoever starts it is its first host. Sv: starta nätverk.
package struct StartNetwork: Sendable {
  package let details: NetworkDetails
  package let host: Organisation
  /// Who is sent by the host.
  package let function: ID<Function>?

  package init(_ details: NetworkDetails, host: Organisation, function: ID<Function>? = nil) {
    self.details = details
    self.host = host
    self.function = function
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Network> {
    guard viewer.hostingOrganisations.contains(where: { $0.id == host.id }) else {
      throw Refusal.forbidden("Du kan starta ett nätverk för en organisation som du företräder.")
    }
    try details.faults.check()
    if try tx.networks(inside: viewer).contains(where: { $0.name.lowercased() == details.name.lowercased() }) {
      throw Problems("namn", "Det finns redan ett nätverk som heter så. Lägg till något som skiljer dem åt.")
    }
    let id: ID<Network> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO network (id, kind, name, purpose, counties, is_listed, from_date, until_date, usual_start, usual_end,
        usual_place, theme, audiences, created_at)
      VALUES (\(id), \(details.kind), \(details.name), \(details.purpose), \(details.counties.stored), \(details.isListed),
        \(details.from.text), \(details.until?.text), \(details.usualStart?.minutes), \(details.usualEnd?.minutes),
        \(details.usualPlace), \(details.theme?.rawValue), \(details.audiences.stored), \(now))
      """)
    try tx.addMembership(of: host.id, in: id, as: .host, function: function, from: details.from, at: now)
    try tx.record(
      "StartNetwork", of: "network:\(id)", by: viewer.byline, at: now,
      text: "Startade nätverket \(details.name) med \(host.name) som värd")
    return id
  }
}
