package import Access
package import Storage
package import Vocabulary

extension Transaction {
  package func network(_ id: ID<Network>) throws -> Network? {
    guard let row = try row("SELECT * FROM network WHERE id = \(id)") else { return nil }
    return try Network(row: row, memberships: memberships(of: id))
  }

  /// All networks that the viewer may read, those that go on first, in Swedish order of name.
  package func networks(for viewer: Viewer, on day: CalendarDate) throws -> [Network] {
    let found = try allNetworks().filter { $0.isReadable(by: viewer) }
    let sorted = SwedishOrder.sorted(found) { $0.name }
    return sorted.filter { !$0.hasEnded(on: day) } + sorted.filter { $0.hasEnded(on: day) }
  }

  /// Those that the organisations take part in now.
  package func networks(with organisations: [ID<Organisation>]) throws -> [Network] {
    let ids = try rows(
      """
      SELECT DISTINCT network_id FROM network_membership
      WHERE until_date IS NULL AND organisation_id IN \(list: organisations)
      """
    ).map { try $0.get("network_id", as: ID<Network>.self) }
    return SwedishOrder.sorted(try allNetworks().filter { ids.contains($0.id) }) { $0.name }
  }

  func allNetworks() throws -> [Network] {
    let memberships = Dictionary(
      grouping: try rows("SELECT * FROM network_membership WHERE until_date IS NULL ORDER BY id").map(Membership.init)
    ) { $0.network }
    return try rows("SELECT * FROM network ORDER BY id").map { row in
      try Network(row: row, memberships: memberships[row.get("id")] ?? [])
    }
  }
}
