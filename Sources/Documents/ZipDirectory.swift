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

  static func read(_ file: TemporaryFile, most: Int) throws -> [ZipEntry] {
    let size = file.count
    let tail = try Stretch(file, max(0, size - farthestEnd - 20)..<size)
    let ends = endRecords(tail, size)
    for end in ends {
      if tail.number(end - 20, 4) == locator64 { throw Fault.zip64 }
      guard tail.number(end + 10, 2) <= most else { throw Fault.tooMany }
    }
    guard let end = ends.last(where: { $0 + 22 + tail.number($0 + 20, 2) == size }) else { throw Fault.damaged }
    var place = tail.number(end + 16, 4)
    var entries: [ZipEntry] = []
    for _ in 0..<tail.number(end + 10, 2) {
      guard place + 46 <= end else { throw Fault.damaged }
      let head = try Stretch(file, place..<place + 46)
      let name = place + 46..<place + 46 + head.number(place + 28, 2)
      guard head.number(place, 4) == entryHead, name.upperBound <= end else { throw Fault.damaged }
      entries.append(entry(head, place, try file.bytes(name)))
      place = name.upperBound + head.number(place + 30, 2) + head.number(place + 32, 2)
    }
    return entries
  }

  /// Where an end record may stand: libzip looks as far back, and picks the one it likes best.
  private static func endRecords(_ tail: Stretch, _ size: Int) -> [Int] {
    guard size >= 22 else { return [] }
    return (max(0, size - farthestEnd)...size - 22).filter { tail.number($0, 4) == endHead }
  }

  private static func entry(_ head: Stretch, _ place: Int, _ name: [UInt8]) -> ZipEntry {
    let isUnix = [3, 19].contains(head.number(place + 5, 1))
    let mode = head.number(place + 38, 4) >> 16
    return ZipEntry(
      rawName: name,
      method: head.number(place + 10, 2),
      isEncrypted: head.number(place + 8, 2) & 0x2041 != 0,
      isSymbolicLink: isUnix && mode & 0xF000 == 0xA000,
      packedBytes: head.number(place + 20, 4),
      unpackedBytes: head.number(place + 24, 4))
  }

  private static let farthestEnd = 65_600
  private static let endHead = 0x0605_4B50
  private static let entryHead = 0x0201_4B50
  private static let locator64 = 0x0706_4B50

  /// A part of the file, asked by places in the whole.
  private struct Stretch {
    let start: Int
    let bytes: [UInt8]

    init(_ file: TemporaryFile, _ range: Range<Int>) throws {
      start = range.lowerBound
      bytes = try file.bytes(range)
    }

    /// Little-endian; 0 outside the stretch.
    func number(_ place: Int, _ count: Int) -> Int {
      let first = place - start
      guard first >= 0, first + count <= bytes.count else { return 0 }
      return (0..<count).reduce(0) { $0 | Int(bytes[first + $1]) << (8 * $1) }
    }
  }
}
