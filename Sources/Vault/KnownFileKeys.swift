internal import Synchronization
internal import Vocabulary

/// File keys that were opened lately, so that a list of a hundred files does not open a hundred keys each time.
final class KnownFileKeys: Sendable {
  private let keys = Mutex<[ID<StoredKey>: SealingKey]>([:])

  /// Some 200 kB.
  private static let most = 2_000

  func known(_ ids: [ID<StoredKey>]) -> [ID<StoredKey>: SealingKey] {
    keys.withLock { keys in
      var found: [ID<StoredKey>: SealingKey] = [:]
      for id in ids { found[id] = keys[id] }
      return found
    }
  }

  func keep(_ found: [ID<StoredKey>: SealingKey]) {
    keys.withLock { keys in
      if keys.count + found.count > Self.most { keys = [:] }
      keys.merge(found) { _, new in new }
    }
  }

  func forget(_ ids: Set<String>) {
    keys.withLock { keys in for id in ids { keys[ID(id)] = nil } }
  }
}
