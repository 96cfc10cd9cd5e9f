/// One step of the schema's history. Its text is SQL with a small vocabulary for what the engines spell
/// differently: `{int}` `{real}` `{flag}` `{blob}` `{swedish}` and `{strict}`. A step that has landed is never changed.
package struct Migration: Sendable {
  package let name: String
  private let text: String
  private let postgreSQLText: String?

  /// `postgreSQL` stands in for `text` on that engine where the two cannot share one, such as a trigger.
  package init(_ name: String, _ text: String, postgreSQL: String? = nil) {
    self.name = name
    self.text = text
    postgreSQLText = postgreSQL
  }

  /// Where the steps taken are noted; the engine makes it, and PostgreSQL's writers queue at it.
  static let table = Migration(
    "", "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, position {int} NOT NULL) {strict}")

  func text(for kind: Database.Kind) -> String {
    let words: KeyValuePairs = [
      "{int}": kind == .sqlite ? "INTEGER" : "BIGINT",
      "{real}": kind == .sqlite ? "REAL" : "DOUBLE PRECISION",
      "{flag}": kind == .sqlite ? "INTEGER" : "BOOLEAN",
      "{blob}": kind == .sqlite ? "BLOB" : "BYTEA",
      "{swedish}": "TEXT COLLATE swedish",
      "{strict}": kind == .sqlite ? "STRICT" : "",
    ]
    let source = kind == .postgreSQL ? postgreSQLText ?? text : text
    return words.reduce(source) { $0.replacing($1.key, with: $1.value) }
  }
}

extension Database {
  /// Brings the schema up to date and returns the names of the steps taken. Refuses a database that has steps
  /// which this program does not know.
  @discardableResult
  package func migrate(_ migrations: [Migration]) async throws -> [String] {
    try await engine.prepare()
    var taken: [String] = []
    for (position, migration) in migrations.enumerated() {
      let done = try await appliedMigrations()
      try check(done, against: migrations)
      if done.contains(migration.name) { continue }
      try await write { transaction in
        try transaction.script(migration.text(for: kind))
        try transaction.execute("INSERT INTO migration (name, position) VALUES (\(migration.name), \(position))")
      }
      taken.append(migration.name)
    }
    return taken
  }

  /// The steps not yet taken; throws `wrongVersion` for a database from a newer program.
  package func pending(_ migrations: [Migration]) async throws -> [String] {
    let done = try await appliedMigrations()
    try check(done, against: migrations)
    return migrations.map(\.name).filter { !done.contains($0) }
  }

  /// Whether no step has been taken: nothing of ours lies here.
  package func isEmpty() async throws -> Bool {
    do {
      return try await appliedMigrations().isEmpty
    } catch StorageError.absent {
      return true
    }
  }

  private func appliedMigrations() async throws -> [String] {
    try await read { transaction in
      try transaction.rows("SELECT name FROM migration ORDER BY position").map { try $0.get("name") }
    }
  }

  private func check(_ done: [String], against migrations: [Migration]) throws {
    let unknown = done.filter { name in !migrations.contains { $0.name == name } }
    guard unknown.isEmpty else {
      throw StorageError.wrongVersion(unknown.joined(separator: ", "))
    }
  }
}
