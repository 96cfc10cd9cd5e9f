/// Divides a letter into its parts (RFC 2046 section 5.1), each line once for each level.
struct ReceivedPartReader {
  static let mostParts = 100
  static let deepest = 10
  private static let longestBoundary = 200

  private var left = mostParts
  /// Whether parts or headers were left out.
  private(set) var isCut = false

  mutating func part(_ bytes: ArraySlice<UInt8>, depth: Int = 1) -> ReceivedPart {
    left -= 1
    var lines = ByteLines(bytes)
    let headers = MailHeaders(from: &lines)
    if headers.isCut { isCut = true }
    let content = lines.rest
    return ReceivedPart(headers: headers, content: content, parts: parts(of: content, headers, depth: depth))
  }

  private mutating func parts(of content: ArraySlice<UInt8>, _ headers: MailHeaders, depth: Int) -> [ReceivedPart] {
    guard let type = headers.parameterised("content-type"), type.value.hasPrefix("multipart/"),
      let boundary = type.parameters["boundary"], (1...Self.longestBoundary).contains(boundary.utf8.count)
    else { return [] }
    guard depth < Self.deepest else {
      isCut = true
      return []
    }
    var parts: [ReceivedPart] = []
    for piece in pieces(of: content, boundary: Array("--\(boundary)".utf8)) {
      guard left > 0 else {
        isCut = true
        break
      }
      parts.append(part(piece, depth: depth + 1))
    }
    return parts
  }

  /// What stands between the boundaries; one more than may be read is enough. The line break before a boundary belongs
  /// to it; a part that no boundary ends goes to the end.
  private func pieces(of content: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var lines = ByteLines(content)
    while true {
      let place = lines.place
      guard let line = lines.next() else { break }
      guard line.first == 0x2D, line.starts(with: boundary) else { continue }
      let after = line.dropFirst(boundary.count).withoutBlanks
      guard after.isEmpty || after.elementsEqual([0x2D, 0x2D]) else { continue }
      if let start { pieces.append(withoutBreak(content[start..<place])) }
      guard after.isEmpty, pieces.count <= left else { return pieces }
      start = lines.place
    }
    if let start { pieces.append(content[start...]) }
    return pieces
  }

  private func withoutBreak(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard piece.last == 0x0A else { return piece }
    let rest = piece.dropLast()
    return rest.last == 0x0D ? rest.dropLast() : rest
  }
}
