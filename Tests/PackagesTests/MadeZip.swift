/// A zip file put together by hand, for what no program would save at our wish. Entries are stored unless said.
struct MadeZip {
  var entries: [Entry] = []
  /// In the end record, when it shall lie.
  var claimedCount: Int?
  var comment: [UInt8] = []
  var hasZip64Locator = false

  struct Entry {
    var name: [UInt8]
    var content: [UInt8]
    var flags = 0x0800
    var method = 0
    var unixMode = 0o100_644
    /// What the list of contents claims, when it shall lie.
    var claimedBytes: Int?
    var packedBytes: Int?
    /// What it unpacks to, when `content` is packed.
    var unpacked: (bytes: Int, sum: UInt32)?
    /// Shares the bytes of the entry at this place.
    var sharing: Int?
  }

  init(_ files: [(String, String)] = []) {
    for (name, content) in files { add(name, Array(content.utf8)) }
  }

  mutating func add(_ name: String, _ content: [UInt8] = []) {
    entries.append(Entry(name: Array(name.utf8), content: content))
  }

  /// A file of so many zeros, deflated.
  mutating func addZeros(_ name: String, _ count: Int, claiming claimed: Int? = nil) {
    let zeros = [UInt8](repeating: 0, count: count)
    var entry = Entry(name: Array(name.utf8), content: Self.deflatedZeros(count))
    entry.method = 8
    entry.unpacked = (count, Self.sum(zeros))
    entry.claimedBytes = claimed
    entries.append(entry)
  }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var offsets: [Int] = []
    for entry in entries {
      if let shared = entry.sharing {
        offsets.append(offsets[shared])
        continue
      }
      offsets.append(file.count)
      file += [0x50, 0x4B, 3, 4] + Self.number(20, 2) + head(entry, claims: false) + Self.number(0, 2)
      file += entry.name + entry.content
    }
    let start = file.count
    for (entry, offset) in zip(entries, offsets) {
      file += [0x50, 0x4B, 1, 2, 20, 3] + Self.number(20, 2) + head(entry, claims: true) + Self.number(0, 6)
      file += Self.number(entry.unixMode << 16, 4) + Self.number(offset, 4) + entry.name
    }
    let size = file.count - start
    if hasZip64Locator { file += [0x50, 0x4B, 6, 7] + Self.number(0, 16) }
    let count = Self.number(claimedCount ?? entries.count, 2)
    return file + [0x50, 0x4B, 5, 6] + Self.number(0, 4) + count + count + Self.number(size, 4)
      + Self.number(start, 4) + Self.number(comment.count, 2) + comment
  }

  /// What local and central heads share, up to the length of the name; the extra field's length follows.
  private func head(_ entry: Entry, claims: Bool) -> [UInt8] {
    let real = entry.unpacked?.bytes ?? entry.content.count
    return Self.number(entry.flags, 2) + Self.number(entry.method, 2) + Self.number(0, 4)
      + Self.number(Int(entry.unpacked?.sum ?? Self.sum(entry.content)), 4)
      + Self.number(entry.packedBytes ?? entry.content.count, 4) + Self.number(entry.claimedBytes ?? real, 4)
      + Self.number(entry.name.count, 2) + (claims ? Self.number(0, 2) : [])
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  static func sum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }

  /// RFC 1951 with fixed codes: one zero, then as many copies of 258 zeros as fit, then single zeros.
  private static func deflatedZeros(_ count: Int) -> [UInt8] {
    var bits: [UInt8] = [1, 1, 0]
    let zero: [UInt8] = [0, 0, 1, 1, 0, 0, 0, 0]
    let copy: [UInt8] = [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    let copies = max(0, count - 1) / 258
    if count > 0 { bits += zero }
    for _ in 0..<copies { bits += copy }
    for _ in 0..<max(0, count - 1 - copies * 258) { bits += zero }
    bits += [0, 0, 0, 0, 0, 0, 0]
    return stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(start + 8, bits.count)].enumerated().reduce(0) { $0 | $1.element << UInt8($1.offset) }
    }
  }
}
