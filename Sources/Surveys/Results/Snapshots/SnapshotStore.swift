import Storage
import Synchronization
import Vocabulary

/// The snapshots in use, by round and revision: a change of a round makes a new one, and the oldest make room.
final class SnapshotStore: Sendable {
  private struct Key: Hashable {
    let round: ID<Round>
    let revision: Int
  }

  private struct Kept {
    var snapshots: [Key: RoundSnapshot] = [:]
    /// From the one used longest ago to the latest.
    var order: [Key] = []
  }

  private let kept = Mutex(Kept())
  private let limit: Int

  init(limit: Int = 12) { self.limit = limit }

  /// The answers of the round as they stand at its revision.
  func snapshot(of round: Round, in database: Database) async throws -> RoundSnapshot {
    let key = Key(round: round.id, revision: round.revision)
    if let found = find(key) { return found }
    let id = round.id
    guard let loaded = try await database.read({ tx in try tx.snapshot(of: id) }) else {
      throw StorageError.unreadable(column: "round", value: id.text)
    }
    // The round may have changed since its revision was read; the snapshot is kept under its own.
    keep(loaded)
    return loaded
  }

  var count: Int { kept.withLock { $0.snapshots.count } }

  private func find(_ key: Key) -> RoundSnapshot? {
    kept.withLock { kept in
      guard let found = kept.snapshots[key] else { return nil }
      if kept.order.last != key {
        kept.order.removeAll { $0 == key }
        kept.order.append(key)
      }
      return found
    }
  }

  private func keep(_ snapshot: RoundSnapshot) {
    let key = Key(round: snapshot.round, revision: snapshot.revision)
    kept.withLock { kept in
      let outdated = kept.order.filter { $0.round == key.round && $0.revision < key.revision } + [key]
      for old in outdated { kept.snapshots[old] = nil }
      kept.order.removeAll { outdated.contains($0) }
      kept.snapshots[key] = snapshot
      kept.order.append(key)
      while kept.order.count > limit { kept.snapshots[kept.order.removeFirst()] = nil }
    }
  }
}
