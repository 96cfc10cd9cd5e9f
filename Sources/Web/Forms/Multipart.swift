/// The encoding of forms with files (RFC 7578). It is read as bytes, each once: texts take seconds for ten megabytes.
enum Multipart {
  /// More than any form of ours has.
  static let mostParts = 2000

  /// The boundary that the content type names; nil for another content type.
  static func boundary(of contentType: String) -> String? {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let start = contentType.firstRange(of: "boundary=")
    else { return nil }
    let value = contentType[start.upperBound...].prefix { $0 != ";" }
    return value.trimmingQuotes
  }

  static func decode(_ body: [UInt8], boundary: String) -> Form? {
    let separator = Array("\r\n--\(boundary)".utf8)
    guard separator.count <= 200, body.starts(with: separator.dropFirst(2)) else { return nil }
    var fields: [(name: String, value: String)] = []
    var files: [UploadedFile] = []
    // The first boundary has no line break before it.
    var start = separator.count - 2
    while let end = place(of: separator, in: body, start..<body.count) {
      guard fields.count + files.count < mostParts, let part = Part(body, start..<end) else { return nil }
      if let fileName = part.fileName {
        files.append(UploadedFile(field: part.name, name: fileName, bytes: Array(part.content)))
      } else {
        fields.append((part.name, String(decoding: part.content, as: UTF8.self)))
      }
      start = end + separator.count
    }
    guard body[start...].starts(with: "--".utf8) else { return nil }
    return Form(fields: fields, files: files)
  }

  /// Where the separator begins. Only its first byte is a carriage return, so no byte is compared many times.
  static func place(of separator: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var position = range.lowerBound
      while position + separator.count <= range.upperBound {
        if bytes[position] == 13, bytes[position..<position + separator.count].elementsEqual(separator) {
          return position
        }
        position += 1
      }
      return nil
    }
  }

  private struct Part {
    private static let longestHead = 4096
    private static let emptyLine: [UInt8] = [13, 10, 13, 10]

    let name: String
    let fileName: String?
    let content: ArraySlice<UInt8>

    init?(_ bytes: [UInt8], _ range: Range<Int>) {
      let head = range.prefix(Self.longestHead)
      guard let gap = place(of: Self.emptyLine, in: bytes, head.startIndex..<head.endIndex),
        let line = Self.disposition(in: bytes[range.lowerBound..<gap])
      else { return nil }
      let parameters = Self.parameters(of: line)
      guard let name = parameters.first(where: { $0.key == "name" })?.value else { return nil }
      self.name = name
      fileName = parameters.first { $0.key == "filename" }?.value
      content = bytes[(gap + Self.emptyLine.count)..<range.upperBound]
    }

    private static func disposition(in head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      let name = "content-disposition:"
      return head.split(separator: 10, maxSplits: 16).first { line in
        String(decoding: line.prefix(name.utf8.count), as: UTF8.self).lowercased() == name
      }
    }

    /// `; key="value"` again and again; a mark within quotes divides nothing.
    private static func parameters(of line: ArraySlice<UInt8>) -> [(key: String, value: String)] {
      var isQuoted = false
      let parts = line.split(maxSplits: 8) { byte in
        if byte == 34 { isQuoted.toggle() }
        return byte == 59 && !isQuoted
      }
      return parts.dropFirst().compactMap { part in
        let halves = part.split(separator: 61, maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let value = halves[1].drop { $0 == 34 }.prefix { $0 != 34 && $0 != 13 }
        return (
          String(decoding: halves[0].drop { $0 == 32 }, as: UTF8.self).lowercased(),
          String(decoding: value, as: UTF8.self)
        )
      }
    }
  }
}

extension Substring {
  fileprivate var trimmingQuotes: String {
    var text = self
    while text.first == "\"" || text.first == " " { text.removeFirst() }
    while text.last == "\"" || text.last == " " { text.removeLast() }
    return String(text)
  }
}
