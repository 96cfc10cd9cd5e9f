package import Vocabulary

/// One transaction on one database. It is not Sendable: it cannot outlive the closure it was handed to, be stored, or
/// be awaited in, so no network call happens under a lock.
package final class Transaction {
  private let connection: any Connection
  private var generator: any RandomNumberGenerator & Sendable
  /// Ids made so far: what one act writes keeps its order within the same millisecond.
  private var made: UInt64 = 0
  /// How many parts lie within each other right now.
  private var parts = 0

  init(connection: any Connection, generator: any RandomNumberGenerator & Sendable) {
    self.connection = connection
    self.generator = generator
  }

  @discardableResult
  package func execute(_ statement: SQL) throws -> Int {
    let (text, values) = statement.rendered
    return try connection.execute(text, values)
  }

  package func rows(_ statement: SQL) throws -> [Row] {
    let (text, values) = statement.rendered
    return try connection.rows(text, values)
  }

  package func row(_ statement: SQL) throws -> Row? { try rows(statement).first }

  /// The first column of the first row, such as a count.
  package func value<T: ColumnReadable>(_ statement: SQL, as type: T.Type = T.self) throws -> T? {
    guard let row = try row(statement) else { return nil }
    if case .null = row[0] { return nil }
    return T(row[0])
  }

  package func exists(_ statement: SQL) throws -> Bool { try row(statement) != nil }

  /// Runs a part of the transaction. When it throws, it alone is undone, and what came before it stays.
  package func savepoint<T>(_ body: () throws -> T) throws -> T {
    parts += 1
    defer { parts -= 1 }
    let name = "part\(parts)"
    try connection.script("SAVEPOINT \(name)")
    let result = Result { try body() }
    if case .failure = result { try connection.script("ROLLBACK TO SAVEPOINT \(name)") }
    try connection.script("RELEASE SAVEPOINT \(name)")
    return try result.get()
  }

  /// Several statements at once, as a migration has them.
  func script(_ text: String) throws { try connection.script(text) }

  /// A new identifier; its random part comes from the database's generator, so that a seeded one repeats itself.
  package func newID<Subject>(at moment: Moment) -> ID<Subject> {
    made += 1
    return ID.new(at: moment, place: made, using: &generator)
  }

  /// Random bytes for tokens and secrets.
  package func randomBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}

/// What an engine's connection can do inside a transaction.
protocol Connection {
  func execute(_ text: String, _ values: [Value]) throws -> Int
  func rows(_ text: String, _ values: [Value]) throws -> [Row]
  func script(_ text: String) throws
}
