/// A zip file whose files are stored as they are, as the demonstration's own course package is sent.
struct StoredZip {
  private var file: [UInt8] = []
  private var list: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let head =
      Self.number(0x0800, 2) + Self.number(0, 6) + Self.number(Int(Self.sum(content)), 4)
      + Self.number(content.count, 4) + Self.number(content.count, 4) + Self.number(name.utf8.count, 2)
    list += [0x50, 0x4B, 1, 2, 20, 3] + Self.number(20, 2) + head + Self.number(0, 8)
    list += Self.number(0o100_644 << 16, 4) + Self.number(file.count, 4) + Array(name.utf8)
    file += [0x50, 0x4B, 3, 4] + Self.number(20, 2) + head + Self.number(0, 2) + Array(name.utf8) + content
    count += 1
  }

  var bytes: [UInt8] {
    file + list + [0x50, 0x4B, 5, 6] + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2)
      + Self.number(list.count, 4) + Self.number(file.count, 4) + Self.number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32, as zip files have it.
  private static func sum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
  }
}
