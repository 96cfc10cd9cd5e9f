package import Access
package import AccessLog
package import Storage
internal import Synchronization
package import Vault
package import Vocabulary

/// The boards' databases, each opened when it is first asked for. Sv: nämndernas databaser.
package final class Boards: Sendable {
  private let open: @Sendable (ID<Board>) throws -> Database
  private let openVault: @Sendable (_ mayBegin: Bool) async throws -> Vault
  private let migrations: [Migration]
  private let opened = Mutex<[ID<Board>: Task<OpenBoard, any Error>]>([:])
  private let vault = Mutex<Task<Vault, any Error>?>(nil)
  /// Boards that were found with log entries that nobody has signed for, as after a crash.
  private let left = Mutex<Set<ID<Board>>>([])

  /// `migrations` are those of a board's database; `vault` is told whether there may be no keys yet.
  package init(
    migrations: [Migration], database: @escaping @Sendable (ID<Board>) throws -> Database,
    vault: @escaping @Sendable (_ mayBegin: Bool) async throws -> Vault
  ) {
    self.migrations = migrations
    open = database
    openVault = vault
  }

  package subscript(_ board: ID<Board>) -> OpenBoard {
    get async throws {
      let task = opened.withLock { opened in
        let task = opened[board] ?? Task { try await begin(board) }
        opened[board] = task
        return task
      }
      do {
        return try await task.value
      } catch {
        // The next who asks tries again.
        opened.withLock { $0[board] = nil }
        throw error
      }
    }
  }

  /// A board's database without its keys, for whoever copies it; to be closed.
  package func database(of board: ID<Board>) throws -> Database { try open(board) }

  /// Brings a board's database up to date, and leaves it closed until somebody needs it. Returns the steps taken.
  package func migrate(_ board: ID<Board>) async throws -> [String] {
    let database = try open(board)
    do {
      let steps = try await database.migrate(migrations)
      if try await database.read({ try $0.exists("SELECT 1 FROM log_waiting LIMIT 1") }) {
        left.withLock { _ = $0.insert(board) }
      }
      await database.close()
      return steps
    } catch {
      await database.close()
      throw error
    }
  }

  /// Those whose logs may have something to sign for: a board that nobody has opened has written nothing.
  /// One that does not open now is tried again.
  package func inUse() async -> [OpenBoard] {
    let ids = Set(opened.withLock { $0.keys }).union(left.withLock { $0 })
    var boards: [OpenBoard] = []
    for id in ids.sorted(by: { $0.text < $1.text }) {
      guard let board = try? await self[id] else { continue }
      boards.append(board)
      left.withLock { _ = $0.remove(id) }
    }
    return boards
  }

  /// Makes a board: its keys lie on the disk before its database is there, and both before anybody is told of it.
  package func add(named name: String, in identity: Database, at now: Moment) async throws -> Board {
    let known = try await identity.read { try $0.boards() }
    let board = try await identity.read { tx in Board(id: tx.newID(at: now), name: name) }
    try await vault(mayBegin: known.isEmpty).addBoard(board.id.text, at: now)
    _ = try await self[board.id]
    try await identity.write { try $0.add(board, at: now) }
    return board
  }

  package func vault(mayBegin: Bool = false) async throws -> Vault {
    let task = vault.withLock { vault in
      let task = vault ?? Task { [openVault] in try await openVault(mayBegin) }
      vault = task
      return task
    }
    do {
      return try await task.value
    } catch {
      vault.withLock { $0 = nil }
      throw error
    }
  }

  private func begin(_ board: ID<Board>) async throws -> OpenBoard {
    let vault = try await vault()
    let keys = try await vault.keys(of: board.text)
    let database = try open(board)
    try await database.migrate(migrations)
    return OpenBoard(
      id: board, database: database, vault: vault, keys: keys,
      log: try await AccessLog(of: board.text, in: database, vault: vault))
  }

  package func close() async {
    let (boards, vault) = (opened.withLock { $0 }, vault.withLock { $0 })
    for task in boards.values { await (try? task.value)?.database.close() }
    await (try? vault?.value)?.close()
  }
}

/// A board's database with what it is sealed and signed with.
package struct OpenBoard: Sendable {
  package let id: ID<Board>
  package let database: Database
  package let vault: Vault
  package let keys: BoardKeys
  package let log: AccessLog
  let wallMarks = WallMarks()
  let knownWalls = KnownWalls()

  /// Where a value of the board's own lies.
  func place(_ table: String, _ row: String, _ column: String = "sealed") -> Place {
    Place(board: id.text, table: table, row: row, column: column)
  }
}
