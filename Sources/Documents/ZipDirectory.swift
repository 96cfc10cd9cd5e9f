/// A line in a zip file's list of contents (APPNOTE 6.3.10 section 4.3.12): what the sender claims, all packed.
struct ZipEntry {
  /// With every byte, also the NUL that a C string would end at.
  let rawName: [UInt8]
  /// 0 stored, 8 deflated.
  let method: Int
  let isEncrypted: Bool
  let isSymbolicLink: Bool
  let packedBytes: Int
  let unpackedBytes: Int
}

/// The list of contents, read before libzip is let near it: libzip makes room for as many entries as the file claims.
enum ZipDirectory {
  enum Fault: Error { case damaged, zip64, tooMany }

  static func read(_ bytes: [UInt8], most: Int) throws(Fault) -> [ZipEntry] {
    let ends = endRecords(bytes)
    for end in ends {
      if end >= 20, signature(bytes, end - 20) == locator64 { throw .zip64 }
      guard number(bytes, end + 10, 2) <= most else { throw .tooMany }
    }
    guard let end = ends.last(where: { $0 + 22 + number(bytes, $0 + 20, 2) == bytes.count }) else { throw .damaged }
    var place = number(bytes, end + 16, 4)
    var entries: [ZipEntry] = []
    for _ in 0..<number(bytes, end + 10, 2) {
      guard place + 46 <= end, signature(bytes, place) == entryHead else { throw .damaged }
      let name = place + 46..<place + 46 + number(bytes, place + 28, 2)
      guard name.upperBound <= end else { throw .damaged }
      entries.append(entry(bytes, place, name))
      place = name.upperBound + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
    }
    return entries
  }

  /// Where an end record may stand: libzip looks as far back, and picks the one it likes best.
  private static func endRecords(_ bytes: [UInt8]) -> [Int] {
    guard bytes.count >= 22 else { return [] }
    return (max(0, bytes.count - 65_600)...bytes.count - 22).filter {
      bytes[$0] == 0x50 && signature(bytes, $0) == endHead
    }
  }

  private static func entry(_ bytes: [UInt8], _ place: Int, _ name: Range<Int>) -> ZipEntry {
    let isUnix = [3, 19].contains(bytes[place + 5])
    let mode = number(bytes, place + 38, 4) >> 16
    return ZipEntry(
      rawName: Array(bytes[name]),
      method: number(bytes, place + 10, 2),
      isEncrypted: number(bytes, place + 8, 2) & 0x2041 != 0,
      isSymbolicLink: isUnix && mode & 0xF000 == 0xA000,
      packedBytes: number(bytes, place + 20, 4),
      unpackedBytes: number(bytes, place + 24, 4))
  }

  private static let endHead = 0x0605_4B50
  private static let entryHead = 0x0201_4B50
  private static let locator64 = 0x0706_4B50

  private static func signature(_ bytes: [UInt8], _ place: Int) -> Int { number(bytes, place, 4) }

  /// Little-endian; 0 outside the file.
  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    guard place >= 0, place + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
