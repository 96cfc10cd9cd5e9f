/// PostgreSQL through libpq: one schema and one role per database of ours. Writes are serializable, as they are in
/// SQLite by its single writer, and run again when two meet.
struct PostgreSQLEngine: Engine {
  let kind = Database.Kind.postgreSQL
  let pool: PostgreSQLPool
  let schema: String
  let role: String?
  let generator: any RandomNumberGenerator & Sendable

  private static let attempts = 12

  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await transact("ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    for _ in 1..<Self.attempts {
      do {
        return try await transact("ISOLATION LEVEL SERIALIZABLE", body)
      } catch StorageError.conflict {
        try await Task.sleep(for: .milliseconds(Int.random(in: 2...40)))
      }
    }
    return try await transact("ISOLATION LEVEL SERIALIZABLE", body)
  }

  private func transact<T: Sendable>(
    _ mode: String, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T {
    let connection = try await pool.lend()
    let begin = "BEGIN \(mode); \(scope)"
    let result: Result<T, any Error>
    do {
      result = .success(
        try await connection.run { [generator] session in
          do {
            try session.script(begin)
            let value = try body(Transaction(connection: copy session, generator: generator))
            try session.script("COMMIT")
            return value
          } catch {
            try? session.script("ROLLBACK")
            throw error
          }
        })
    } catch {
      result = .failure(error)
    }
    await pool.take(back: connection)
    return try result.get()
  }

  private var scope: String {
    let path = "SET LOCAL search_path TO \(schema), public"
    return role.map { "SET LOCAL ROLE \($0); \(path)" } ?? path
  }

  func prepareServer() async throws { try await run(serverStatements) }

  func prepare() async throws {
    let owner = role.map { " AUTHORIZATION \($0)" } ?? ""
    try await run(serverStatements + ["CREATE SCHEMA IF NOT EXISTS \(schema)\(owner)"])
  }

  private var serverStatements: [String] {
    let collation = "CREATE COLLATION IF NOT EXISTS public.swedish (provider = icu, locale = 'sv-SE')"
    guard let role else { return [collation] }
    return [
      collation,
      """
      DO $$ BEGIN CREATE ROLE \(role) NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
      """,
      "GRANT \(role) TO CURRENT_USER",
    ]
  }

  private func run(_ statements: [String]) async throws {
    let connection = try await pool.lend()
    let result: Result<Void, any Error>
    do {
      try await connection.run { session in
        // Two programs that start at once would both find the collation missing.
        try session.script("BEGIN; SELECT pg_advisory_xact_lock(7264373)")
        for statement in statements { try session.script(statement) }
        try session.script("COMMIT")
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    await pool.take(back: connection)
    try result.get()
  }

  func copy(to path: String) async throws {
    throw StorageError.failed("pg_dump")
  }

  func close() async { await pool.close() }
}
