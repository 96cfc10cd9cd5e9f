package import Access
package import Storage
package import Vocabulary
internal import Web

/// Takes an organisation into a network, as a member or as a host with equal rights. Sv: lägg till medlem eller värd.
package struct AddMembership: Sendable {
  package let organisation: Organisation
  package let role: Membership.Role
  package let function: Function?

  package init(_ organisation: Organisation, as role: Membership.Role, function: Function? = nil) {
    self.organisation = organisation
    self.role = role
    self.function = function
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record
    if (network.hosts + network.members).contains(organisation.id) {
      throw Problems("organisation", "\(organisation.name) är redan med.")
    }
    if let function, function.organisation != organisation.id {
      throw Problems("funktion", "Funktionen hör inte till \(organisation.name). Välj en av organisationens egna.")
    }
    try tx.addMembership(
      of: organisation.id, in: network.id, as: role, function: function?.id, from: now.day, at: now)
    try tx.record(
      "AddMembership", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "\(organisation.name) kom med som \(role.swedish.lowercased())")
  }
}

extension Transaction {
  func addMembership(
    of organisation: ID<Organisation>, in network: ID<Network>, as role: Membership.Role, function: ID<Function>?,
    from: CalendarDate, at now: Moment
  ) throws {
    let id: ID<Membership> = newID(at: now)
    try execute(
      """
      INSERT INTO network_membership (id, network_id, organisation_id, role, function_id, from_date)
      VALUES (\(id), \(network), \(organisation), \(role), \(function), \(from.text))
      """)
  }
}
