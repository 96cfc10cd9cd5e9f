package import Access
package import Storage
package import Vocabulary

/// A set of municipalities that a county team has put together for its work. It lies in the regional database.
/// Sv: eget område.
package struct OwnArea: Guarded {
  package let id: ID<OwnArea>
  package let name: String
  package let owner: ID<Organisation>
  package let municipalities: [MunicipalityCode]

  init(row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    owner = try row.get("owner_id")
    municipalities = try row.get("municipalities", as: String.self).split(separator: " ").compactMap {
      MunicipalityCode(String($0))
    }
  }

  package static func load(_ id: ID<OwnArea>, for viewer: Viewer, in transaction: Transaction) throws -> OwnArea? {
    try transaction.row("SELECT * FROM own_area WHERE id = \(id)").map(OwnArea.init)
  }

  package func isReadable(by viewer: Viewer) -> Bool { true }
  package func isWritable(by viewer: Viewer) -> Bool { viewer.isAdministrator || viewer.isInTeam(of: owner) }

  /// As the areas of the facts, so that both are filtered and listed alike.
  package var area: Area { Area(id: id.text, name: name, municipalities: municipalities) }
}

extension Transaction {
  /// All own areas, in Swedish order of name. Ask the regional database.
  package func ownAreas() throws -> [OwnArea] {
    SwedishOrder.sorted(try rows("SELECT * FROM own_area").map(OwnArea.init)) { $0.name }
  }
}
