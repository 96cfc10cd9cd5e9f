package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says who is sent for an organisation, and who comes in their place. Sv: ändra vem som företräder.
package struct ChangeRepresentation: Sendable {
  package let membership: Membership
  package let function: Function?
  package let substitute: Function?

  package init(_ membership: Membership, function: Function?, substitute: Function?) {
    self.membership = membership
    self.function = function
    self.substitute = substitute
  }

  package func perform(in tx: Transaction, by evidence: Readable<Network>, at now: Moment) throws {
    let network = evidence.record
    guard membership.network == network.id, membership.until == nil,
      network.mayChangeRepresentation(of: membership.organisation, evidence.viewer)
    else { throw Refusal.forbidden("Värdarna, och den som företräder organisationen, bestämmer vem som skickas.") }
    for chosen in [function, substitute].compactMap(\.self) where chosen.organisation != membership.organisation {
      throw Problems("funktion", "”\(chosen.title)” hör till en annan organisation. Välj en av de egna funktionerna.")
    }
    if let function, function.id == substitute?.id {
      throw Problems("ersattare", "Ersättaren ska vara en annan funktion än den ordinarie.")
    }
    try tx.execute(
      """
      UPDATE network_membership SET function_id = \(function?.id), substitute_id = \(substitute?.id)
      WHERE id = \(membership.id)
      """)
    try tx.record(
      "ChangeRepresentation", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade vem som företräder en av organisationerna")
  }
}

/// Makes a member one of the hosts, or lets a host go on as a member. Sv: ändra roll i nätverket.
package struct ChangeMembershipRole: Sendable {
  package let membership: Membership
  package let role: Membership.Role
  package let organisationName: String

  package init(_ membership: Membership, to role: Membership.Role, organisationName: String) {
    self.membership = membership
    self.role = role
    self.organisationName = organisationName
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record
    guard membership.network == network.id, membership.until == nil else { throw Refusal.notFound }
    if membership.role == role { return }
    if role == .member { try membership.checkStepsDown(from: network, by: evidence.viewer) }
    try tx.execute("UPDATE network_membership SET role = \(role) WHERE id = \(membership.id)")
    try tx.record(
      "ChangeMembershipRole", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "\(organisationName) är nu \(role.swedish.lowercased())")
  }
}

/// Ends an organisation's place in a network. What was said and decided stays. Sv: avsluta medlemskap.
package struct EndMembership: Sendable {
  package let membership: Membership
  package let organisationName: String

  package init(_ membership: Membership, organisationName: String) {
    self.membership = membership
    self.organisationName = organisationName
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record
    guard membership.network == network.id, membership.until == nil else { throw Refusal.notFound }
    if membership.role == .host { try membership.checkStepsDown(from: network, by: evidence.viewer) }
    try tx.execute("UPDATE network_membership SET until_date = \(now.day.text) WHERE id = \(membership.id)")
    try tx.record(
      "EndMembership", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "\(organisationName) är inte med längre")
  }
}

extension Membership {
  /// Hosts have equal rights: none sends another away, and one stays.
  fileprivate func checkStepsDown(from network: Network, by viewer: Viewer) throws {
    guard viewer.works(in: organisation) else {
      throw Problems("medlem", "En värd kan bara lämna sitt värdskap själv. Be dem göra det.")
    }
    if network.hosts.count == 1 {
      throw Problems(
        "medlem", "Ett nätverk måste ha en värd. Gör någon annan till värd först, eller avsluta nätverket.")
    }
  }
}
