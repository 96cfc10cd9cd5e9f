package import Storage
package import Vocabulary

/// A part of the board's social services. Sv: enhet.
package struct Unit: Sendable {
  package let id: ID<Unit>
  package let kind: Kind
  package let name: String

  package enum Kind: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case reception, adults, children, usesViolence, dutyHours

    package var swedish: String {
      switch self {
      case .reception: "Mottagning"
      case .adults: "Vuxna som utsatts"
      case .children: "Barn"
      case .usesViolence: "De som utövar våld"
      case .dutyHours: "Socialjour"
      }
    }
  }

  init(row: Row) throws {
    id = try row.get("id")
    kind = try row.get("kind")
    name = try row.get("name")
  }
}

extension Transaction {
  /// Those that are not closed.
  package func units() throws -> [Unit] {
    SwedishOrder.sorted(try rows("SELECT id, kind, name FROM unit WHERE closed_at IS NULL").map(Unit.init)) { $0.name }
  }

  package func addUnit(_ kind: Unit.Kind, named name: String, at now: Moment) throws -> ID<Unit> {
    let id: ID<Unit> = newID(at: now)
    try execute("INSERT INTO unit (id, kind, name, created_at) VALUES (\(id), \(kind), \(name), \(now))")
    return id
  }
}
