internal import Vocabulary

/// Bound values in libpq's text format.
struct PostgreSQLParameters {
  private let texts: [[CChar]?]

  init(_ values: [Value]) { texts = values.map { $0.text.map { Array($0.utf8CString) } } }

  func withPointers<T>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> T) throws -> T {
    let joined = texts.flatMap { $0 ?? [] }
    return try joined.withUnsafeBufferPointer { buffer in
      var offset = 0
      let pointers: [UnsafePointer<CChar>?] = texts.map { text in
        guard let text, let base = buffer.baseAddress else { return nil }
        defer { offset += text.count }
        return base + offset
      }
      return try pointers.withUnsafeBufferPointer { try body($0.baseAddress) }
    }
  }
}

extension Value {
  fileprivate var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text.contains("\0") ? text.filter { $0 != "\0" } : text
    case .blob(let bytes): "\\x" + bytes.map(\.hexadecimal).joined()
    case .flag(let flag): flag ? "t" : "f"
    }
  }
}
