internal import Foundation
internal import Storage
internal import Synchronization
package import Vocabulary

/// The keys of all boards. They lie in a folder of their own, never in the data: root keys as files, the rest sealed in
/// a database beside them. A key lies on the disk before anything is sealed with it; a destroyed key leaves what it
/// sealed closed for ever, in every copy. Sv: nyckelvalv.
package final class Vault: Sendable {
  let folder: String
  let store: Database
  private let tombstones: Tombstones
  private let root: Mutex<RootKeys>
  private let boards = Mutex<[String: BoardKeys]>([:])
  private let files = KnownFileKeys()

  static let storeFile = "keys.sqlite"

  /// Opens the vault in the folder. A folder without one gets one only where there is nothing yet that it should open.
  package init(folder: String, mayBegin: Bool) async throws {
    self.folder = folder
    let isThere = FileManager.default.fileExists(atPath: folder + "/" + Self.storeFile)
    var keys = try RootKeys(folder: folder)
    if keys.isEmpty {
      guard mayBegin, !isThere else { throw VaultFault.keyMissing }
      keys = try keys.adding()
    }
    root = Mutex(keys)
    tombstones = Tombstones(folder: folder)
    store = try Database(sqlite: folder + "/" + Self.storeFile, name: .keys)
    try await store.migrate(KeyStoreMigrations.all)
    try await playTombstones()
    try await dropUnusedRoots()
  }

  package func close() async { await store.close() }

  /// Whether the folder has a vault, without opening it.
  package static func isThere(in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + storeFile)
      && (try? RootKeys(folder: folder).isEmpty) == false
  }

  // MARK: Boards

  /// Makes the keys of a new board, sealed with the root key that lies on the disk right then.
  package func addBoard(_ board: String, at now: Moment) async throws {
    let sealing = try SealingKey.random()
    let beside: [(StoredKey.Kind, [UInt8])] = [
      (.index, try SealingKey.random().bytes), (.log, try SigningKey.random().seed),
    ]
    let keys = try await store.write { [folder] tx in
      let keys = try RootKeys(folder: folder)
      let id: ID<StoredKey> = tx.newID(at: now)
      let sealed = try keys.key(keys.latest).seal(sealing.bytes, for: StoredKey.place(id, .board, of: board))
      try tx.store(id, .board, of: board, root: keys.latest, sealed, at: now)
      for (kind, bytes) in beside {
        let id: ID<StoredKey> = tx.newID(at: now)
        try tx.store(
          id, kind, of: board, try sealing.seal(bytes, for: StoredKey.place(id, kind, of: board)), at: now)
      }
      return keys
    }
    root.withLock { $0 = keys }
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
    var found = files.known(ids, of: board)
    let missing = ids.filter { found[$0] == nil }
    guard !missing.isEmpty else { return found }
    let above = try await keys(of: board).sealing
    let stored = try await store.read { try $0.storedKeys("id IN \(list: missing) AND board = \(board)") }
    for key in stored where key.kind == .file {
      found[key.id] = try SealingKey(above.open(key.sealed, for: StoredKey.place(key.id, .file, of: board)))
    }
    files.keep(found, of: board)
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
    files.forget(Set(ids))
    try await remove(ids.map(\.text))
    do {
      try await store.forgetErased()
    } catch StorageError.unavailable {
      // Somebody reads the log right now; what is left in it goes at the next start.
    }
  }

  /// What has been destroyed, here or before a copy was laid back.
  package func destroyedKeys() throws -> Set<ID<StoredKey>> { Set(try tombstones.ids().map { ID($0) }) }

  private static let slice = 500

  /// Also when nothing is left to remove: a crash may have come between that and the end of the log.
  private func playTombstones() async throws {
    let ids = try tombstones.ids().sorted()
    guard !ids.isEmpty else { return }
    for start in stride(from: 0, to: ids.count, by: Self.slice) {
      try await remove(Array(ids[start..<min(start + Self.slice, ids.count)]))
    }
    try await store.forgetErased()
  }

  private func remove(_ ids: [String]) async throws {
    try await store.write { tx in
      try tx.execute("DELETE FROM stored_key WHERE id IN \(list: ids) AND kind = \(StoredKey.Kind.file)")
    }
  }

  // MARK: The root key

  /// Seals every board's key with a new root key, and removes the old one. A server that runs goes on meanwhile. The
  /// transaction keeps other programs from adding a board or another root key at the same time.
  package func replaceRoot() async throws {
    let keys = try await store.write { [folder] tx in
      let keys = try RootKeys(folder: folder).adding()
      for stored in try tx.storedKeys("kind = \(StoredKey.Kind.board)") {
        let place = StoredKey.place(stored.id, .board, of: stored.board)
        let plain = try keys.key(stored.root ?? 0).open(stored.sealed, for: place)
        let sealed = try keys.key(keys.latest).seal(plain, for: place)
        try tx.execute("UPDATE stored_key SET sealed = \(sealed), root = \(keys.latest) WHERE id = \(stored.id)")
      }
      return keys
    }
    root.withLock { $0 = keys }
    try await store.forgetErased()
    try await dropUnusedRoots()
  }

  /// What a replacement has left behind, also one that was cut off.
  private func dropUnusedRoots() async throws {
    let keys = try await store.write { [folder] tx in
      let used = try tx.rows("SELECT DISTINCT root FROM stored_key WHERE root IS NOT NULL")
        .map { try $0.get("root", as: Int.self) }
      return try RootKeys(folder: folder).keeping(Set(used))
    }
    root.withLock { $0 = keys }
  }
}
