internal import Synchronization
internal import Vocabulary

/// File keys that were opened lately, so that a list of a hundred files does not open a hundred keys each time. What has
/// been destroyed here is never kept again, however late somebody who read it before comes with it.
final class KnownFileKeys: Sendable {
  private struct State {
    var keys: [String: [ID<StoredKey>: SealingKey]] = [:]
    var gone: Set<ID<StoredKey>> = []
  }

  private let state = Mutex(State())

  /// Some 200 kB.
  private static let most = 2_000

  func known(_ ids: [ID<StoredKey>], of board: String) -> [ID<StoredKey>: SealingKey] {
    state.withLock { state in
      guard let keys = state.keys[board] else { return [:] }
      var found: [ID<StoredKey>: SealingKey] = [:]
      found.reserveCapacity(ids.count)
      for id in ids { found[id] = keys[id] }
      return found
    }
  }

  func keep(_ found: [ID<StoredKey>: SealingKey], of board: String) {
    state.withLock { state in
      if state.keys.values.reduce(found.count, { $0 + $1.count }) > Self.most { state.keys = [:] }
      for (id, key) in found where !state.gone.contains(id) { state.keys[board, default: [:]][id] = key }
    }
  }

  func forget(_ ids: Set<ID<StoredKey>>) {
    state.withLock { state in
      state.gone.formUnion(ids)
      state.keys = state.keys.mapValues { $0.filter { !ids.contains($0.key) } }
    }
  }
}
