package import Access
package import Storage
package import Vocabulary

/// An organisation's place in a network: as one of its hosts or as a member, through a function and with a substitute.
/// Sv: medlemskap i nätverk.
package struct Membership: Sendable {
  package let id: ID<Membership>
  package let network: ID<Network>
  package let organisation: ID<Organisation>
  package let role: Role
  /// Who is sent: letters go to whoever holds it. Nil until somebody has said.
  package let function: ID<Function>?
  package let substitute: ID<Function>?
  package let from: CalendarDate
  package let until: CalendarDate?

  package enum Role: String, Sendable, Bindable, ColumnReadable {
    case host, member

    package var swedish: String { self == .host ? "Värd" : "Medlem" }
  }

  init(row: Row) throws {
    id = try row.get("id")
    network = try row.get("network_id")
    organisation = try row.get("organisation_id")
    role = try row.get("role")
    function = try row.optional("function_id")
    substitute = try row.optional("substitute_id")
    from = try row.date("from_date")
    until = try row.optionalDate("until_date")
  }
}

extension Transaction {
  /// Those that last and that the function speaks for, or comes instead in.
  func memberships(through function: ID<Function>) throws -> [Membership] {
    try rows(
      """
      SELECT * FROM network_membership
      WHERE until_date IS NULL AND (function_id = \(function) OR substitute_id = \(function)) ORDER BY id
      """
    ).map(Membership.init)
  }

  /// Those that last, hosts first, in the order they came.
  package func memberships(of network: ID<Network>) throws -> [Membership] {
    try rows(
      """
      SELECT * FROM network_membership WHERE network_id = \(network) AND until_date IS NULL
      ORDER BY CASE role WHEN 'host' THEN 0 ELSE 1 END, id
      """
    ).map(Membership.init)
  }
}
