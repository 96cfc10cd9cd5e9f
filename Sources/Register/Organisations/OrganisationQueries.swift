package import Access
package import Storage
package import Vocabulary

extension Transaction {
  package func organisation(_ id: ID<Organisation>) throws -> Organisation? {
    try row("SELECT * FROM organisation WHERE id = \(id)").map(Organisation.init)
  }

  /// All that are open, in Swedish order of name.
  package func organisations() throws -> [Organisation] {
    try rows("SELECT * FROM organisation WHERE closed_at IS NULL").inOrderOfName().map(Organisation.init)
  }

  /// Those with these ids.
  package func organisations(_ ids: Set<ID<Organisation>>) throws -> [ID<Organisation>: Organisation] {
    let found = try rows("SELECT * FROM organisation WHERE id IN \(list: ids.sorted { $0.text < $1.text })")
    return try Dictionary(uniqueKeysWithValues: found.map { (try $0.get("id"), try Organisation(row: $0)) })
  }

  /// Those that may do something together with some of these: they themselves, those already in it, and those near that hold
  /// things together; in Swedish order of name.
  package func partners(of own: [Organisation], and already: [ID<Organisation>]) throws -> [Organisation] {
    let counties = Set(own.flatMap(\.counties))
    let known = Set(own.map(\.id) + already)
    return try organisations().filter { organisation in
      known.contains(organisation.id)
        || (!organisation.kind.canRespond || organisation.kind == .association)
          && organisation.counties.contains(where: counties.contains)
    }
  }

  /// The municipality's own organisation, which answers surveys.
  package func respondentOrganisation(municipality code: MunicipalityCode) throws -> Organisation? {
    try row(
      """
      SELECT * FROM organisation
      WHERE municipality = \(code.text) AND kind = \(Organisation.Kind.municipality) AND closed_at IS NULL
      ORDER BY id LIMIT 1
      """
    ).map(Organisation.init)
  }

  /// The open organisation with this name, upper and lower case alike; of one kind when it is given.
  package func organisation(named name: String, kind: Organisation.Kind? = nil) throws -> Organisation? {
    let wanted = name.lowercased()
    let match = try rows("SELECT id, kind, name FROM organisation WHERE closed_at IS NULL").first { row in
      guard try row.get("name", as: String.self).lowercased() == wanted else { return false }
      return try kind == nil || kind == row.get("kind")
    }
    return try match.flatMap { try organisation($0.get("id")) }
  }

  /// How many functions each organisation has, and how many of them nobody holds.
  func functionCounts(on day: CalendarDate) throws -> [ID<Organisation>: FunctionCount] {
    let found = try rows(
      """
      SELECT f.organisation_id, COUNT(*) AS functions,
        SUM(CASE WHEN EXISTS (SELECT 1 FROM holding h WHERE h.function_id = f.id AND \(SQL.isHeld(on: day))) THEN 0 ELSE 1 END) AS vacant
      FROM function f WHERE f.closed_at IS NULL GROUP BY f.organisation_id
      """)
    return try Dictionary(
      uniqueKeysWithValues: found.map {
        (try $0.get("organisation_id"), FunctionCount(all: try $0.get("functions"), empty: try $0.get("vacant")))
      })
  }
}

struct FunctionCount: Sendable {
  let all: Int
  let empty: Int
}

extension [Row] {
  /// Sorted by the key that Swift wrote, which the two engines would not compare alike.
  func inOrderOfName() throws -> [Row] {
    try map { (key: try $0.get("sort_name", as: String.self), row: $0) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map(\.row)
  }
}
