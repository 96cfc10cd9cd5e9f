internal import Vault

/// A Merkle tree that grows at its end and is kept as its full subtrees alone, the greatest first: enough to append and to
/// tell the root (RFC 9162, 2.1.1). Sv: hashträd.
package struct MerkleTree: Sendable, Equatable {
  /// How many leaves it has.
  package private(set) var size = 0
  /// The roots of the full subtrees, one for each bit of the size, 32 bytes each.
  package private(set) var peaks: [[UInt8]] = []

  package init() {}

  /// Nil when the peaks are not as many as the size wants, or one has not the length of a hash.
  package init?(size: Int, peaks: [[UInt8]]) {
    guard size >= 0, peaks.count == size.nonzeroBitCount, peaks.allSatisfy({ $0.count == Hashing.length }) else {
      return nil
    }
    self.size = size
    self.peaks = peaks
  }

  package mutating func append(_ leaf: [UInt8]) throws {
    var hash = try Hashing.sha256([0], leaf)
    // Each full subtree at the end that is as great as the new one becomes one with it.
    for _ in 0..<(~size).trailingZeroBitCount { hash = try Self.node(peaks.removeLast(), hash) }
    peaks.append(hash)
    size += 1
  }

  /// 32 bytes; of the empty tree, the hash of nothing.
  package func root() throws -> [UInt8] {
    guard var root = peaks.last else { return try Hashing.sha256([]) }
    for peak in peaks.dropLast().reversed() { root = try Self.node(peak, root) }
    return root
  }

  private static func node(_ left: [UInt8], _ right: [UInt8]) throws -> [UInt8] {
    try Hashing.sha256([1], left, right)
  }
}
