internal import Storage
internal import Synchronization
package import Vocabulary

/// The keys of all boards. They lie in a folder of their own, never in the data: root keys as files, the rest sealed in
/// a database beside them. A key lies on the disk before anything is sealed with it; a destroyed key leaves what it
/// sealed closed for ever, in every copy. Sv: nyckelvalv.
package final class Vault: Sendable {
  private let folder: String
  let store: Database
  private let tombstones: Tombstones
  private let root: Mutex<RootKeys>
  private let boards = Mutex<[String: BoardKeys]>([:])
  private let files = KnownFileKeys()

  /// Opens the vault in the folder. A folder without one gets one only where there is nothing yet that it should open.
  package init(folder: String, mayBegin: Bool) async throws {
    self.folder = folder
    var keys = try RootKeys(folder: folder)
    if keys.isEmpty {
      guard mayBegin else { throw VaultFault.keyMissing }
      keys = try keys.adding()
    }
    root = Mutex(keys)
    tombstones = Tombstones(folder: folder)
    store = try Database(sqlite: folder + "/keys.sqlite", name: .keys)
    try await store.migrate(KeyStoreMigrations.all)
    try await destroyAgain()
    try await dropUnusedRoots()
  }

  package func close() async { await store.close() }

  // MARK: Boards

  /// Makes the keys of a new board.
  package func addBoard(_ board: String, at now: Moment) async throws {
    let number = root.withLock(\.latest)
    let above = try root.withLock { try $0.key(number) }
    let sealing = try SealingKey.random()
    let beside: [(StoredKey.Kind, [UInt8])] = [
      (.index, try SealingKey.random().bytes), (.log, try SigningKey.random().seed),
    ]
    try await store.write { tx in
      let id: ID<StoredKey> = tx.newID(at: now)
      let sealed = try above.seal(sealing.bytes, for: StoredKey.place(id, .board, of: board))
      try tx.store(id, .board, of: board, root: number, sealed, at: now)
      for (kind, bytes) in beside {
        let id: ID<StoredKey> = tx.newID(at: now)
        try tx.store(
          id, kind, of: board, try sealing.seal(bytes, for: StoredKey.place(id, kind, of: board)), at: now)
      }
    }
  }

  /// Throws `keyMissing` for a board that has none here.
  package func keys(of board: String) async throws -> BoardKeys {
    if let known = boards.withLock({ $0[board] }) { return known }
    let stored = try await store.read { try $0.storedKeys("board = \(board) AND kind <> \(StoredKey.Kind.file)") }
    guard let own = stored.first(where: { $0.kind == .board }) else { throw VaultFault.keyMissing }
    let sealing = try SealingKey(
      try rootKey(own.root ?? 0).open(own.sealed, for: StoredKey.place(own.id, .board, of: board)))
    func bytes(_ kind: StoredKey.Kind) throws -> [UInt8] {
      guard let key = stored.first(where: { $0.kind == kind }) else { throw VaultFault.keyMissing }
      return try sealing.open(key.sealed, for: StoredKey.place(key.id, kind, of: board))
    }
    let keys = BoardKeys(
      board: board, sealing: sealing, index: BlindIndex(key: try SealingKey(bytes(.index)), board: board),
      log: try SigningKey(seed: bytes(.log)))
    boards.withLock { $0[board] = keys }
    return keys
  }

  /// Another program may have replaced the root key since it was read.
  private func rootKey(_ number: Int) throws -> SealingKey {
    if let key = try? root.withLock({ try $0.key(number) }) { return key }
    let read = try RootKeys(folder: folder)
    root.withLock { $0 = read }
    return try read.key(number)
  }

  // MARK: Case files

  /// A new file's key, on the disk when this returns: whoever writes the file's row comes after. A key whose row was
  /// never written opens nothing.
  package func makeFileKey(of board: String, at now: Moment) async throws -> FileKey {
    let above = try await keys(of: board).sealing
    let sealing = try SealingKey.random()
    let id = try await store.write { tx in
      let id: ID<StoredKey> = tx.newID(at: now)
      let sealed = try above.seal(sealing.bytes, for: StoredKey.place(id, .file, of: board))
      try tx.store(id, .file, of: board, sealed, at: now)
      return id
    }
    return FileKey(id: id, sealing: sealing)
  }

  /// The keys of some files, by id; one that was destroyed is not among them.
  package func fileKeys(_ ids: [ID<StoredKey>], of board: String) async throws -> [ID<StoredKey>: SealingKey] {
    var found = files.known(ids)
    let missing = ids.filter { found[$0] == nil }
    guard !missing.isEmpty else { return found }
    let above = try await keys(of: board).sealing
    let stored = try await store.read { try $0.storedKeys("id IN \(list: missing) AND board = \(board)") }
    for key in stored where key.kind == .file {
      found[key.id] = try SealingKey(above.open(key.sealed, for: StoredKey.place(key.id, .file, of: board)))
    }
    files.keep(found)
    return found
  }

  package func fileKey(_ id: ID<StoredKey>, of board: String) async throws -> FileKey {
    guard let key = try await fileKeys([id], of: board)[id] else { throw VaultFault.keyMissing }
    return FileKey(id: id, sealing: key)
  }

  /// Destroys files' keys for ever (B10). Each is noted first, so that a crash, or a copy of the keys that is laid back,
  /// brings none of them back.
  package func destroy(_ ids: [ID<StoredKey>]) async throws {
    try tombstones.add(ids.map(\.text))
    try await destroyAgain()
  }

  private func destroyAgain() async throws {
    let ids = tombstones.ids()
    guard !ids.isEmpty else { return }
    files.forget(ids)
    let gone = try await store.write { tx in try tx.execute("DELETE FROM stored_key WHERE id IN \(list: ids.sorted())")
    }
    if gone > 0 { try await store.forgetErased() }
  }

  // MARK: The root key

  /// Seals every board's key with a new root key, and removes the old one. A server that runs goes on meanwhile.
  package func replaceRoot() async throws {
    let new = try root.withLock { keys in
      keys = try keys.adding()
      return keys
    }
    try await store.write { tx in
      for stored in try tx.storedKeys("kind = \(StoredKey.Kind.board)") {
        let place = StoredKey.place(stored.id, .board, of: stored.board)
        let plain = try new.key(stored.root ?? 0).open(stored.sealed, for: place)
        let sealed = try new.key(new.latest).seal(plain, for: place)
        try tx.execute("UPDATE stored_key SET sealed = \(sealed), root = \(new.latest) WHERE id = \(stored.id)")
      }
    }
    try await store.forgetErased()
    try await dropUnusedRoots()
  }

  /// What a rotation that was cut off left behind.
  private func dropUnusedRoots() async throws {
    let used = try await store.read { tx in
      Set(
        try tx.rows("SELECT DISTINCT root FROM stored_key WHERE root IS NOT NULL").map {
          try $0.get("root", as: Int.self)
        })
    }
    guard root.withLock({ $0.numbers.count > 1 }) else { return }
    try root.withLock { $0 = try $0.keeping(used) }
  }
}
