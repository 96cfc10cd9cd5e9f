internal import CSQLite
internal import Foundation
internal import GRDB
internal import Vocabulary

/// SQLite through GRDB: one writer, many readers, write-ahead log. Full synchronisation, so that an acknowledged
/// write is on the disk also when the power goes.
struct SQLiteEngine: Engine {
  let kind = Database.Kind.sqlite
  private let pool: DatabasePool
  private let generator: any RandomNumberGenerator & Sendable

  init(path: String, generator: any RandomNumberGenerator & Sendable) throws {
    _ = countsNoMemory
    self.generator = generator
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      database.add(collation: swedishCollation)
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -2000")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch {
      throw translated(error)
    }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    do { return try readNow(body) } catch { throw translated(error) }
  }

  /// Reads on the caller's own thread: a read of an embedded database is work, not waiting, and two changes of thread
  /// cost more than most reads.
  private func readNow<T>(_ body: (Transaction) throws -> T) throws -> T {
    try pool.read { try body(transaction(in: $0)) }
  }

  /// The same without a transaction around it, which SQLite makes itself for a single statement.
  func glance<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    do { return try glanceNow(body) } catch { throw translated(error) }
  }

  private func glanceNow<T>(_ body: (Transaction) throws -> T) throws -> T {
    try pool.unsafeRead { try body(transaction(in: $0)) }
  }

  /// As GRDB does it, with statements that are kept: it prepares them anew each time.
  private func inTransaction<T>(_ database: GRDB.Database, _ body: () throws -> T) throws -> T {
    func run(_ statement: String) throws { _ = try SQLiteStatement(statement, in: database).rows([]) }
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      if database.isInsideTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  private func transaction(in database: GRDB.Database) -> Transaction {
    Transaction(connection: SQLiteConnection(database: database), generator: generator)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    do {
      return try await pool.writeWithoutTransaction { database in
        try inTransaction(database) { try body(transaction(in: database)) }
      }
    } catch {
      throw translated(error)
    }
  }

  func prepareServer() async throws {}
  func prepare() async throws {
    try await write { try $0.script(Migration.table.text(for: .sqlite)) }
  }

  func copy(to path: String) async throws {
    do {
      let target = try DatabaseQueue(path: path)
      try pool.backup(to: target)
      try target.close()
    } catch {
      throw translated(error)
    }
  }

  func forgetErased() async throws {
    do {
      _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    } catch {
      throw translated(error)
    }
  }

  func close() async { try? pool.close() }
}

/// Nobody asks SQLite how much memory it holds. It would count under one lock for all threads, a tenth of the time where two
/// databases are busy at once. To be said before the first database is opened; afterwards SQLite declines, and counts on.
private let countsNoMemory = samfrid_sqlite_count_no_memory()

private let swedishCollation = DatabaseCollation("swedish") { left, right in
  let order = SwedishOrder.compare(left, right)
  return order < 0 ? .orderedAscending : order > 0 ? .orderedDescending : .orderedSame
}

/// GRDB's errors in our words; errors of the closure pass as they are.
private func translated(_ error: any Error) -> any Error {
  guard let failure = error as? DatabaseError else { return error }
  switch failure.resultCode {
  case .SQLITE_CONSTRAINT: return StorageError.constraint(failure.message ?? "")
  case .SQLITE_FULL: return StorageError.full
  // The memory shared by readers and writers is a file too.
  case .SQLITE_IOERR where failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE: return StorageError.full
  case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CORRUPT, .SQLITE_NOTADB:
    return StorageError.unavailable(failure.description)
  // SQLite has no code of its own for this.
  case .SQLITE_ERROR where failure.message?.hasPrefix("no such table") == true:
    return StorageError.absent(failure.description)
  default: return StorageError.failed(failure.description)
  }
}
