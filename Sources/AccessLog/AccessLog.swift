package import Storage
package import Vault
package import Vocabulary

/// The access log of a board (B9): each read, search, refusal, write, print and export of a case file is committed before
/// the answer leaves. Entries get their numbers afterwards, all that wait at once, and each such batch ends in a signed
/// checkpoint. Sv: åtkomstlogg.
package struct AccessLog: Sendable {
  let database: Database
  /// What the log is checked with.
  package let key: LogKey
  private let vault: Vault
  private let keys: BoardKeys

  /// At most this many entries between two checkpoints.
  package static let batch = 1000
  /// At most this many seconds between two checkpoints while entries wait.
  package static let interval: Int64 = 60

  package init(of board: String, in database: Database, vault: Vault) async throws {
    self.database = database
    self.vault = vault
    keys = try await vault.keys(of: board)
    key = try LogKey(origin: "samfrid/\(board)", key: keys.log.publicKey)
  }

  /// Numbers what waits and signs for it; the checkpoints made, none when nothing waits. Throws `tampered` for a log that
  /// is not the one last signed for.
  package func checkpoint(at now: Moment) async throws -> [Checkpoint] {
    var made: [Checkpoint] = []
    while true {
      let head = try await vault.logHead(of: keys.board)
      guard let next = try await database.write({ tx in try number(in: tx, after: head, at: now) }) else { return made }
      try await keep(next)
      made.append(next)
    }
  }

  /// Goes on in a new epoch, as after a copy was laid back: what the log held after that copy is gone, and everybody with
  /// an older checkpoint can see from where. The entry says that it was done. What waited in the copy is numbered in the
  /// new epoch, for the old one may have been signed over other entries already.
  package func openEpoch(_ entry: LogEntry) async throws -> Checkpoint {
    let head = try await vault.logHead(of: keys.board)
    let opened = try await database.write { tx in
      let last = try tx.lastCheckpoint(by: key)
      try tx.append(entry)
      let number = max(head?.epoch ?? 1, last.checkpoint?.epoch.number ?? 1) + 1
      let epoch = Checkpoint.Epoch(number: number, start: last.tree.size)
      return try sign([tx.storedEntry(entry.id)], after: last.tree, epoch: epoch, in: tx, at: entry.at)
    }
    try await keep(opened)
    return opened
  }

  func signManifest(_ lines: [String]) throws -> SignedNote { try SignedNote(lines, by: key, with: keys.log) }

  private func number(in tx: Transaction, after head: LogHead?, at now: Moment) throws -> Checkpoint? {
    let last = try tx.lastCheckpoint(by: key)
    try check(last.checkpoint, against: head)
    let waiting = try tx.waitingEntries(limit: Self.batch)
    guard !waiting.isEmpty else { return nil }
    return try sign(waiting, after: last.tree, epoch: last.checkpoint?.epoch ?? .first, in: tx, at: now)
  }

  /// The data may be ahead of the head, when the program was killed between the two; never behind it or beside it.
  private func check(_ last: Checkpoint?, against head: LogHead?) throws {
    guard let head else { return }
    guard let last, last.epoch.number >= head.epoch else { throw LogFault.tampered }
    guard last.epoch.number == head.epoch else { return }
    guard last.size > head.size || last.size == head.size && last.root == head.root else { throw LogFault.tampered }
  }

  /// Numbers the entries and signs for the tree with them.
  private func sign(
    _ entries: [LogEntry], after last: MerkleTree, epoch: Checkpoint.Epoch, in tx: Transaction, at now: Moment
  ) throws -> Checkpoint {
    var tree = last
    try tx.number(entries, in: &tree)
    let checkpoint = try Checkpoint(tree, epoch: epoch, at: now, by: key, with: keys.log)
    try tx.execute(
      """
      INSERT INTO log_checkpoint (size, note, peaks)
      VALUES (\(tree.size), \(checkpoint.note.text), \(tree.peaks.flatMap { $0 }))
      """)
    return checkpoint
  }

  private func keep(_ checkpoint: Checkpoint) async throws {
    let head = LogHead(size: checkpoint.size, root: checkpoint.root, epoch: checkpoint.epoch.number)
    try await vault.keep(head, of: keys.board)
  }
}

extension Transaction {
  /// The tree as it was last signed for. A log that the key did not sign goes no further.
  fileprivate func lastCheckpoint(by key: LogKey) throws -> (checkpoint: Checkpoint?, tree: MerkleTree) {
    guard let row = try row("SELECT size, note, peaks FROM log_checkpoint ORDER BY size DESC LIMIT 1") else {
      return (nil, MerkleTree())
    }
    let peaks = try row.get("peaks", as: [UInt8].self)
    let hashes = stride(from: 0, to: peaks.count, by: Hashing.length).map {
      Array(peaks[$0..<min($0 + Hashing.length, peaks.count)])
    }
    guard let checkpoint = Checkpoint(try row.get("note"), by: key),
      let tree = MerkleTree(size: checkpoint.size, peaks: hashes),
      try tree.size == row.get("size"), try tree.root() == checkpoint.root
    else { throw LogFault.tampered }
    return (checkpoint, tree)
  }

  /// Taken off the list first: of two who number the same entries, PostgreSQL lets one try again.
  fileprivate func number(_ entries: [LogEntry], in tree: inout MerkleTree) throws {
    try execute("DELETE FROM log_waiting WHERE entry_id IN \(list: entries.map(\.id))")
    for entry in entries {
      try tree.append(Array(entry.line.utf8))
      try execute("INSERT INTO log_leaf (number, entry_id) VALUES (\(tree.size), \(entry.id))")
    }
  }
}

/// Why the log does not go on. Sv: fel i åtkomstloggen.
package enum LogFault: Error, Equatable {
  /// The log in the data is not the one that was last signed for.
  case tampered
  /// A log's name has no space, plus or control character.
  case badName(String)
  /// The folder of an export cannot be written or read; the text says which file.
  case folder(String)
}
