/// A fixed number of connections to one PostgreSQL server, lent one at a time. Who comes when all are lent waits.
/// Writers wait for each other with a connection in hand; they get half of them, so that readers never wait for that.
package actor PostgreSQLPool {
  private let address: String
  private let limit: Int
  private var idle: [PostgreSQLConnection] = []
  private var open = 0
  private var waiting: [CheckedContinuation<PostgreSQLConnection, any Error>] = []
  private var writers = 0
  private var waitingWriters: [CheckedContinuation<Void, Never>] = []

  /// `address` is a libpq connection string or URL.
  package init(address: String, limit: Int = 8) {
    self.address = address
    self.limit = limit
  }

  /// Runs the work, which lends one connection, when fewer than half of the connections are lent to writers.
  func inWritersTurn<T: Sendable>(_ work: @Sendable () async throws -> T) async throws -> T {
    await beginWriting()
    defer { endWriting() }
    return try await work()
  }

  private func beginWriting() async {
    guard writers >= max(1, limit / 2) else {
      writers += 1
      return
    }
    await withCheckedContinuation { waitingWriters.append($0) }
  }

  /// Who waits takes over the turn, so the number of writers stays as it is.
  private func endWriting() {
    if let waiter = waitingWriters.popFirst() { waiter.resume() } else { writers -= 1 }
  }

  func lend() async throws -> PostgreSQLConnection {
    if let connection = idle.popLast() { return connection }
    if open < limit {
      open += 1
      do {
        return try await PostgreSQLConnection.connect(to: address)
      } catch {
        open -= 1
        refuseWaiting(error)
        throw error
      }
    }
    return try await withCheckedThrowingContinuation { waiting.append($0) }
  }

  /// Nobody has a connection that could come back to those who wait.
  private func refuseWaiting(_ error: any Error) {
    guard open == 0 else { return }
    while let waiter = waiting.popFirst() { waiter.resume(throwing: error) }
  }

  /// Closes what lies idle: when the server has gone, every connection is as dead as the one that showed it.
  func dropIdle() async {
    let dropped = idle
    idle = []
    open -= dropped.count
    for connection in dropped { await connection.close() }
  }

  /// Takes a connection back; one that broke is thrown away, and who waits gets a new one.
  func take(back connection: PostgreSQLConnection) async {
    guard await connection.isUsable() else {
      await connection.close()
      open -= 1
      if let waiter = waiting.popFirst() { await serve(waiter) }
      return
    }
    if let waiter = waiting.popFirst() {
      waiter.resume(returning: connection)
    } else {
      idle.append(connection)
    }
  }

  private func serve(_ waiter: CheckedContinuation<PostgreSQLConnection, any Error>) async {
    do {
      waiter.resume(returning: try await lend())
    } catch {
      waiter.resume(throwing: error)
    }
  }

  package func close() async {
    for connection in idle { await connection.close() }
    idle = []
  }
}

extension Array {
  fileprivate mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
