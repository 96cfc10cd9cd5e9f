/// The lines of a letter, one at a time and without their breaks: CR LF or a lone LF. Nothing is copied.
struct ByteLines {
  private let bytes: ArraySlice<UInt8>
  /// Where the next line begins.
  private(set) var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// What has not been read yet.
  var rest: ArraySlice<UInt8> { bytes[place...] }

  mutating func next() -> ArraySlice<UInt8>? {
    guard place < bytes.endIndex else { return nil }
    let start = place
    let end = Self.place(of: 0x0A, in: bytes, from: start) ?? bytes.endIndex
    place = min(end + 1, bytes.endIndex)
    let isPair = end > start && bytes[end - 1] == 0x0D
    return bytes[start..<(isPair ? end - 1 : end)]
  }

  /// Ten megabytes are looked through several times, so each byte must cost little without the optimiser too.
  private static func place(of byte: UInt8, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    bytes[start...].withUnsafeBufferPointer { buffer in
      var offset = 0
      while offset < buffer.count {
        if buffer[offset] == byte { return start + offset }
        offset += 1
      }
      return nil
    }
  }
}

extension UInt8 {
  /// Space or tab, which a folded line goes on with.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs around it.
  var withoutBlanks: ArraySlice<UInt8> {
    let start = drop(while: \.isBlank)
    guard let last = start.lastIndex(where: { !$0.isBlank }) else { return start }
    return start[...last]
  }

  /// At most so many bytes, and no part of a character of UTF-8: it would make the whole look like another charset.
  func prefix(wholeCharacters most: Int) -> ArraySlice<UInt8> {
    guard count > most else { return self }
    var end = startIndex + most
    while end > startIndex, startIndex + most - end < 3, self[end] & 0xC0 == 0x80 { end -= 1 }
    return self[..<end]
  }

  /// As text in small letters: names of headers, types and parameters are compared without regard to case.
  var word: String { String(decoding: withoutBlanks, as: UTF8.self).lowercased() }
}
