internal import CLibpq
internal import Dispatch

/// One libpq connection. libpq blocks, so each has a queue of its own and never holds a thread of the cooperative pool.
/// All use of `handle` and `prepared` is on that queue.
final class PostgreSQLConnection: @unchecked Sendable {
  private let handle: OpaquePointer
  private let queue = DispatchQueue(label: "samfrid.postgresql")
  private var prepared: [String: String] = [:]
  /// Statements the server has been given since all were last taken from it.
  private var given = 0

  private init(handle: OpaquePointer) { self.handle = handle }

  static func connect(to address: String) async throws -> PostgreSQLConnection {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        guard let handle = PQconnectdb(address) else {
          return continuation.resume(throwing: StorageError.unavailable("libpq"))
        }
        guard PQstatus(handle) == CONNECTION_OK else {
          let message = String(cString: PQerrorMessage(handle))
          PQfinish(handle)
          return continuation.resume(throwing: StorageError.unavailable(message))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        continuation.resume(returning: PostgreSQLConnection(handle: handle))
      }
    }
  }

  /// Runs the work on the connection's own queue.
  func run<T: Sendable>(_ work: @escaping @Sendable (borrowing Session) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work(Session(connection: self)) }) }
    }
  }

  func isUsable() async -> Bool {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        continuation.resume(returning: PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE)
      }
    }
  }

  func close() async {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        PQfinish(handle)
        continuation.resume()
      }
    }
  }

  /// The connection as seen from its own queue.
  struct Session: Connection {
    let connection: PostgreSQLConnection

    func script(_ text: String) throws { _ = try PostgreSQLResult(PQexec(connection.handle, text)) }

    func execute(_ text: String, _ values: [Value]) throws -> Int {
      try connection.executePrepared(text, values).changes
    }

    func rows(_ text: String, _ values: [Value]) throws -> [Row] { try connection.executePrepared(text, values).rows }
  }

  private func executePrepared(_ text: String, _ values: [Value]) throws -> PostgreSQLResult {
    let name = try preparedName(for: text)
    let parameters = PostgreSQLParameters(values)
    do {
      return try parameters.withPointers { pointers in
        try PostgreSQLResult(PQexecPrepared(handle, name, Int32(values.count), pointers, nil, nil, 0))
      }
    } catch StorageError.conflict {
      // It may be the statement that is out of date: prepared anew, it fits the tables of the next attempt.
      prepared[text] = nil
      throw StorageError.conflict
    }
  }

  private func preparedName(for text: String) throws -> String {
    if let name = prepared[text] { return name }
    // A statement with a list of many lengths would otherwise fill the server's memory.
    if given > 400 {
      _ = try PostgreSQLResult(PQexec(handle, "DEALLOCATE ALL"))
      prepared = [:]
      given = 0
    }
    let name = "s\(given)"
    _ = try PostgreSQLResult(PQprepare(handle, name, text, 0, nil))
    given += 1
    prepared[text] = name
    return name
  }
}
