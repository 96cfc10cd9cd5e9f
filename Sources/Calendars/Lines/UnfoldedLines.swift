/// Puts the folded lines of a file together, one at a time. It works on bytes, since a fold may fall inside a character.
/// CR LF, a lone LF and a lone CR all end a line.
struct UnfoldedLines {
  private let bytes: [UInt8]
  private var place: Int
  /// How many lines of the file have been read.
  private(set) var count = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line that is not empty, and the number in the file of its first part.
  mutating func pop() -> (bytes: [UInt8], number: Int)? {
    while place < bytes.count {
      let number = count + 1
      var line = Array(popPart())
      while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 {
        place += 1
        line += popPart()
      }
      if line.contains(where: { $0 > 0x20 }) { return (line, number) }
    }
    return nil
  }

  private mutating func popPart() -> ArraySlice<UInt8> {
    let start = place
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
    let part = bytes[start..<place]
    let isPair = place + 1 < bytes.count && bytes[place] == 0x0D && bytes[place + 1] == 0x0A
    place += isPair ? 2 : 1
    count += 1
    return part
  }
}
