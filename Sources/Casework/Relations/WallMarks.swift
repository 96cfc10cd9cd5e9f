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

extension OpenBoard {
  /// What a wall around the file is found by, for those who have the board's keys.
  func wallMark(of file: ID<CaseFile>) throws -> String { try wallMarks.mark(of: file, by: keys.index) }
}
