/// PostgreSQL through libpq: one schema and one role per database of ours. Writes are serializable, as they are in
/// SQLite by its single writer, and run again when two meet.
struct PostgreSQLEngine: Engine {
  let kind = Database.Kind.postgreSQL
  let pool: PostgreSQLPool
  let schema: String
  let role: String?
  let generator: any RandomNumberGenerator & Sendable

  private static let attempts = (amongOthers: 2, alone: 4)

  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(scope)"
    do {
      return try await transact(begin, body)
    } catch StorageError.conflict {
      // A reader meets nobody, but its table may have changed shape.
      return try await transact(begin, body)
    }
  }

  func glance<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    try await read(body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    do {
      return try await write(
        attempts: Self.attempts.amongOthers,
        writing("BEGIN ISOLATION LEVEL SERIALIZABLE", "LOCK TABLE migration IN ROW SHARE MODE"),
        body)
    } catch StorageError.conflict {
      return try await writeAlone(body)
    }
  }

  /// Who has met others time after time runs while nobody else writes: colleagues who write on would meet it again.
  /// All who come later queue behind one who waits for this lock, so nobody waits long for it. Alone, what is seen is the
  /// latest and stays so: there is nothing to serialize with, and the server, whose memory of who met whom is short and
  /// common to all databases, has no reason to refuse.
  private func writeAlone<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    let lock = "SET LOCAL lock_timeout = '3s'; LOCK TABLE migration IN EXCLUSIVE MODE"
    return try await write(attempts: Self.attempts.alone, writing("BEGIN ISOLATION LEVEL REPEATABLE READ", lock), body)
  }

  private func write<T: Sendable>(
    attempts: Int, _ begin: String, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T {
    do {
      return try await pool.inWritersTurn { try await transact(begin, body) }
    } catch StorageError.conflict where attempts > 1 {
      // Two that have met would meet again if both began at once.
      try? await Task.sleep(for: .milliseconds(Int.random(in: 2...30)))
      return try await write(attempts: attempts - 1, begin, body)
    }
  }

  /// The lock comes before the first statement that sees data, so what is read is what the last writer left.
  private func writing(_ begin: String, _ lock: String) -> String { "\(begin); \(scope); \(lock)" }

  private func transact<T: Sendable>(
    _ begin: String, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T {
    do {
      return try await transactOnce(begin, body)
    } catch is NotBegun {
      // The server has closed what lay idle, as when it was started again: nothing was done, so a new connection begins.
      await pool.dropIdle()
    }
    do {
      return try await transactOnce(begin, body)
    } catch let failure as NotBegun {
      throw failure.reason
    }
  }

  private func transactOnce<T: Sendable>(
    _ begin: String, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T {
    let connection = try await pool.lend()
    let result: Result<T, any Error>
    do {
      result = .success(
        try await connection.run { [generator] session in
          do {
            try start(begin, session)
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

  private func start(_ begin: String, _ session: borrowing PostgreSQLConnection.Session) throws {
    do {
      try session.script(begin)
    } catch let error as StorageError {
      if case .unavailable = error { throw NotBegun(reason: error) }
      throw error
    }
  }

  private var scope: String {
    let path = "SET LOCAL search_path TO \(schema), public"
    return role.map { "SET LOCAL ROLE \($0); \(path)" } ?? path
  }

  func prepareServer() async throws { try await run(serverStatements) }

  func prepare() async throws {
    let owner = role.map { " AUTHORIZATION \($0)" } ?? ""
    try await run(
      serverStatements + ["CREATE SCHEMA IF NOT EXISTS \(schema)\(owner)", scope, Migration.table.text(for: kind)])
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

  func forgetErased() async throws {}

  func close() async { await pool.close() }
}

/// The connection was gone before the transaction began.
private struct NotBegun: Error {
  let reason: StorageError
}
