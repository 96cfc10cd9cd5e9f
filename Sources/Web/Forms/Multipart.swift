/// The encoding of forms with files (RFC 7578).
enum Multipart {
  /// The boundary that the content type names; nil for another content type.
  static func boundary(of contentType: String) -> String? {
    guard contentType.lowercased().hasPrefix("multipart/form-data"), let start = contentType.range(of: "boundary=")
    else { return nil }
    let value = contentType[start.upperBound...].prefix { $0 != ";" }
    return value.trimmingQuotes
  }

  static func decode(_ body: [UInt8], boundary: String) -> Form? {
    let separator = Array("\r\n--\(boundary)".utf8)
    // The first boundary has no line break before it.
    let bytes = [13, 10] + body
    var fields: [(name: String, value: String)] = []
    var files: [UploadedFile] = []
    var position = bytes.firstRange(of: separator)?.upperBound
    while let start = position, let next = bytes[start...].firstRange(of: separator) {
      guard let part = Part(bytes[start..<next.lowerBound]) else { return nil }
      if let fileName = part.fileName {
        files.append(UploadedFile(field: part.name, name: fileName, bytes: Array(part.content)))
      } else {
        fields.append((part.name, String(decoding: part.content, as: UTF8.self)))
      }
      position = next.upperBound
    }
    return Form(fields: fields, files: files)
  }

  private struct Part {
    let name: String
    let fileName: String?
    let content: ArraySlice<UInt8>

    init?(_ bytes: ArraySlice<UInt8>) {
      guard let gap = bytes.firstRange(of: [13, 10, 13, 10]) else { return nil }
      let head = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
      guard let name = Self.value(of: "name", in: head) else { return nil }
      self.name = name
      fileName = Self.value(of: "filename", in: head)
      content = bytes[gap.upperBound...]
    }

    private static func value(of key: String, in head: String) -> String? {
      guard let start = head.range(of: "; \(key)=\"") else { return nil }
      return String(head[start.upperBound...].prefix { $0 != "\"" })
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

extension StringProtocol {
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
