import Testing
import Vault
import Vocabulary

@testable import AccessLog

struct MerkleTreeTests {
  /// The leaves and roots that implementations of certificate transparency share.
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], Array(0x40...0x43), Array(0x50...0x57), Array(0x60...0x6F),
  ]
  private static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test func `roten är den som andra räknar fram`() throws {
    var tree = MerkleTree()
    for (leaf, root) in zip(Self.leaves, Self.roots) {
      try tree.append(leaf)
      #expect(try tree.root().map(\.hexadecimal).joined() == root)
    }
  }

  @Test func `roten är den som definitionen ger, för varje storlek`() throws {
    var (tree, leaves) = (MerkleTree(), [[UInt8]]())
    for size in 0..<140 {
      #expect(tree.size == size)
      #expect(try tree.root() == defined(leaves[...]))
      #expect(MerkleTree(size: tree.size, peaks: tree.peaks) == tree)
      let leaf = Array("post \(size)".utf8)
      leaves.append(leaf)
      try tree.append(leaf)
    }
  }

  @Test func `toppar som inte passar storleken tas inte emot`() {
    let hash = [UInt8](repeating: 1, count: Hashing.length)
    #expect(MerkleTree(size: 3, peaks: [hash]) == nil)
    #expect(MerkleTree(size: 1, peaks: [[1, 2]]) == nil)
    #expect(MerkleTree(size: -1, peaks: []) == nil)
  }

  /// RFC 9162, 2.1.1, word by word.
  private func defined(_ leaves: ArraySlice<[UInt8]>) throws -> [UInt8] {
    guard let first = leaves.first else { return try Hashing.sha256([]) }
    guard leaves.count > 1 else { return try Hashing.sha256([0], first) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return try Hashing.sha256([1], defined(leaves.prefix(split)), defined(leaves.dropFirst(split)))
  }
}
