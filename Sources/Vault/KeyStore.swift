package import Storage
package import Vocabulary

/// A key as it lies in the store: sealed by the key above it. Sv: nyckel i valvet.
package struct StoredKey: Sendable {
  package let id: ID<StoredKey>
  let board: String
  let kind: Kind
  /// The number of the root key that seals it; nil when the board's key does.
  let root: Int?
  let sealed: [UInt8]

  enum Kind: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    /// Seals the board's other keys, and what belongs to no file.
    case board
    /// Makes the marks that sealed values are found by.
    case index
    /// Signs the access log.
    case log
    /// Seals one case file; destroyed with it.
    case file
  }

  init(row: Row) throws {
    id = try row.get("id")
    board = try row.get("board")
    kind = try row.get("kind")
    root = try row.optional("root")
    sealed = try row.get("sealed")
  }

  static func place(_ id: ID<StoredKey>, _ kind: Kind, of board: String) -> Place {
    Place(board: board, table: "stored_key", row: id.text, column: kind.rawValue)
  }
}

/// The steps of the key store, a database of its own in the key folder.
package enum KeyStoreMigrations {
  package static let all = [
    Migration(
      "0001 keys",
      """
      CREATE TABLE stored_key (
        id TEXT PRIMARY KEY,
        board TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('board', 'index', 'log', 'file')),
        root {int},
        sealed {blob} NOT NULL,
        created_at {int} NOT NULL,
        CHECK ((kind = 'board') = (root IS NOT NULL))
      ) {strict};
      CREATE UNIQUE INDEX stored_key_one ON stored_key (board, kind) WHERE kind <> 'file';
      """),
    Migration(
      "0002 log heads",
      """
      CREATE TABLE log_head (board TEXT PRIMARY KEY, size {int} NOT NULL, root {blob} NOT NULL, epoch {int} NOT NULL)
        {strict};
      """),
  ]
}

extension Transaction {
  func storedKeys(_ condition: SQL) throws -> [StoredKey] {
    try rows("SELECT id, board, kind, root, sealed FROM stored_key WHERE \(condition)").map(StoredKey.init)
  }

  func store(
    _ id: ID<StoredKey>, _ kind: StoredKey.Kind, of board: String, root: Int? = nil, _ sealed: [UInt8], at now: Moment
  ) throws {
    try execute(
      """
      INSERT INTO stored_key (id, board, kind, root, sealed, created_at)
      VALUES (\(id), \(board), \(kind), \(root), \(sealed), \(now))
      """)
  }
}
