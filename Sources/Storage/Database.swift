/// A database of the installation: identity or regional. SQL is the same on both engines.
package struct Database: Sendable {
  /// The kinds of database an installation has; the name is the file in SQLite and the schema in PostgreSQL.
  package enum Name: String, Sendable {
    case identity, regional
    /// A social board's own casework; there is one for each board.
    case board
    /// The key store, which lies in the key folder and never among the data.
    case keys

    /// Those that every installation has, in one copy each.
    package static let common: [Name] = [.identity, .regional]
  }

  package enum Kind: Sendable { case sqlite, postgreSQL }

  package let name: Name
  package var kind: Kind { engine.kind }
  let engine: any Engine

  package init(
    sqlite path: String, name: Name, generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) throws {
    self.name = name
    engine = try SQLiteEngine(path: path, generator: generator)
  }

  package init(
    postgreSQL pool: PostgreSQLPool, schema: String, role: String?, name: Name,
    generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    self.name = name
    engine = PostgreSQLEngine(pool: pool, schema: schema, role: role, generator: generator)
  }

  /// Runs the closure on a consistent view of the data; it cannot write.
  package func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await engine.read(body)
  }

  /// Runs the closure on the data as they are, without one view of them: each question is answered as of its own moment. Cheaper
  /// than `read`, for a single question, or where it does no harm.
  package func glance<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await engine.glance(body)
  }

  /// Runs the closure in a transaction that commits when it returns and is undone when it throws. It may run twice
  /// when two writers meet, so it must have no effect outside the database: mail leaves through the outbox.
  @discardableResult
  package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await engine.write(body)
  }

  /// Leaves nothing of what was deleted in the write-ahead log. What lies in the pages themselves SQLite has written over
  /// (`secure_delete`). Only SQLite.
  package func forgetErased() async throws { try await engine.forgetErased() }

  /// Copies the whole database to a file while others read and write. Only SQLite; PostgreSQL has `pg_dump`.
  package func copy(to path: String) async throws { try await engine.copy(to: path) }

  /// Makes what a copy that is laid back needs to be there before it.
  package func prepareForRestore() async throws { try await engine.prepareServer() }

  package func close() async { await engine.close() }
}

protocol Engine: Sendable {
  var kind: Database.Kind { get }
  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
  func glance<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
  /// Makes what the tables need of the server: a role and a collation.
  func prepareServer() async throws
  /// The same, and the schema the tables lie in with the list of steps taken.
  func prepare() async throws
  func copy(to path: String) async throws
  func forgetErased() async throws
  func close() async
}
