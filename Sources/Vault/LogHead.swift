internal import Storage

/// How far a board's access log was when it was last signed for. It lies with the keys, so that whoever can only reach the
/// data cannot take the log back to an older day and have it signed on from there. Sv: loggens senaste läge.
package struct LogHead: Sendable, Equatable {
  /// How many entries.
  package let size: Int
  /// The hash of all of them, 32 bytes.
  package let root: [UInt8]
  /// From 1; grows each time that the log goes on from a copy that was laid back.
  package let epoch: Int

  package init(size: Int, root: [UInt8], epoch: Int) {
    self.size = size
    self.root = root
    self.epoch = epoch
  }
}

extension Vault {
  /// Nil for a log that was never signed for.
  package func logHead(of board: String) async throws -> LogHead? {
    try await store.read { tx in
      guard let row = try tx.row("SELECT size, root, epoch FROM log_head WHERE board = \(board)") else { return nil }
      return LogHead(size: try row.get("size"), root: try row.get("root"), epoch: try row.get("epoch"))
    }
  }

  /// Forwards only: of two who sign at the same time, the later head stays.
  package func keep(_ head: LogHead, of board: String) async throws {
    try await store.write { tx in
      try tx.execute(
        """
        INSERT INTO log_head (board, size, root, epoch) VALUES (\(board), \(head.size), \(head.root), \(head.epoch))
        ON CONFLICT (board) DO UPDATE SET size = excluded.size, root = excluded.root, epoch = excluded.epoch
        WHERE excluded.epoch > log_head.epoch OR excluded.epoch = log_head.epoch AND excluded.size > log_head.size
        """)
    }
  }
}
