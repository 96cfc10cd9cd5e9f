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
    SwedishOrder.sorted(try networks(where: .takenPart(by: organisations))) { $0.name }
  }

  /// Those that the viewer sees into.
  package func networks(inside viewer: Viewer) throws -> [Network] {
    let teams = Set(viewer.teamFunctions.flatMap(\.organisation.counties)).sorted()
    let counties = teams.map { county -> SQL in "counties LIKE \("%\(county.text)%")" }
    let own = SQL.takenPart(by: viewer.functions.map(\.organisation.id))
    return try networks(where: SQL.joined([own] + counties, by: " OR ")).filter { $0.isInside(viewer) }
  }

  func allNetworks() throws -> [Network] { try networks(where: "1 = 1") }

  private func networks(where condition: SQL) throws -> [Network] {
    let found = try rows("SELECT * FROM network WHERE \(condition) ORDER BY id")
    let ids = try found.map { try $0.get("id", as: ID<Network>.self) }
    let memberships = Dictionary(
      grouping: try rows(
        "SELECT * FROM network_membership WHERE until_date IS NULL AND network_id IN \(list: ids) ORDER BY id"
      ).map(Membership.init)
    ) { $0.network }
    return try found.map { row in try Network(row: row, memberships: memberships[row.get("id")] ?? []) }
  }
}

extension SQL {
  fileprivate static func takenPart(by organisations: [ID<Organisation>]) -> SQL {
    """
    id IN (SELECT network_id FROM network_membership
      WHERE until_date IS NULL AND organisation_id IN \(list: organisations))
    """
  }
}
