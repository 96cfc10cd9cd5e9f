internal import Synchronization
internal import Vocabulary

/// File keys that were opened lately, so that a list of a hundred files does not open a hundred keys each time. What has
/// been destroyed here is never kept again, however late somebody who read it before comes with it.
final class KnownFileKeys: Sendable {
  private struct Name: Hashable {
    let board: String
    let id: ID<StoredKey>
  }

  private struct State {
    var keys: [Name: SealingKey] = [:]
    var gone: Set<ID<StoredKey>> = []
  }

  private let state = Mutex(State())

  /// Some 200 kB.
  private static let most = 2_000

  func known(_ ids: [ID<StoredKey>], of board: String) -> [ID<StoredKey>: SealingKey] {
    state.withLock { state in
      var found: [ID<StoredKey>: SealingKey] = [:]
      for id in ids { found[id] = state.keys[Name(board: board, id: id)] }
      return found
    }
  }

  func keep(_ found: [ID<StoredKey>: SealingKey], of board: String) {
    state.withLock { state in
      if state.keys.count + found.count > Self.most { state.keys = [:] }
      for (id, key) in found where !state.gone.contains(id) { state.keys[Name(board: board, id: id)] = key }
    }
  }

  func forget(_ ids: Set<ID<StoredKey>>) {
    state.withLock { state in
      state.gone.formUnion(ids)
      state.keys = state.keys.filter { !ids.contains($0.key.id) }
    }
  }
}
