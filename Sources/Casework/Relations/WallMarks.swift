internal import Storage
internal import Synchronization
internal import Vault
internal import Vocabulary

/// The marks that walls are found by, kept for the next time: a list asks for a hundred each time it is shown. Sv: väggmärken.
final class WallMarks: Sendable {
  private let known = Mutex<[ID<CaseFile>: String]>([:])

  /// Some 300 kB.
  private static let most = 2_000

  func mark(of file: ID<CaseFile>, by index: BlindIndex) throws -> String {
    if let mark = known.withLock({ $0[file] }) { return mark }
    let mark = try index.lot("wall \(file)")
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[file] = mark
    }
    return mark
  }
}

/// Which of somebody's files are walled off from each other, kept while no wall of the board has changed: working it out opens what is
/// sealed. The board's database marks each change, in the transaction that makes it. Sv: kända väggar.
final class KnownWalls: Sendable {
  private struct Known {
    let change: String
    let files: [ID<CaseFile>]
    let walled: Set<ID<CaseFile>>
  }

  private let known = Mutex<[ID<StaffMember>: Known]>([:])

  /// Of some hundred files each.
  private static let most = 200

  func walled(_ files: [ID<CaseFile>], of staff: ID<StaffMember>, after change: String) -> Set<ID<CaseFile>>? {
    let found = known.withLock { $0[staff] }
    return found.flatMap { $0.change == change && $0.files == files ? $0.walled : nil }
  }

  func keep(
    _ walled: Set<ID<CaseFile>>, of files: [ID<CaseFile>], _ staff: ID<StaffMember>, after change: String
  ) {
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[staff] = Known(change: change, files: files, walled: walled)
    }
  }
}

extension OpenBoard {
  /// Those of the files that somebody works with that are walled off from another of them. `change` is read in the same transaction;
  /// where nobody marks changes, nothing is kept.
  func walledFromEachOther(
    _ files: [ID<CaseFile>], of staff: ID<StaffMember>, after change: String?, in tx: Transaction
  ) throws -> Set<ID<CaseFile>> {
    guard let change else { return try walledFromEachOther(files, in: tx) }
    if let known = knownWalls.walled(files, of: staff, after: change) { return known }
    let walled = try walledFromEachOther(files, in: tx)
    knownWalls.keep(walled, of: files, staff, after: change)
    return walled
  }

  /// What a wall around the file is found by, for those who have the board's keys.
  func wallMark(of file: ID<CaseFile>) throws -> String { try wallMarks.mark(of: file, by: keys.index) }
}
