/// Reads JSON with bounds on size, depth and number, so that no file can exhaust the server.
struct JSONReader {
  static let largestFile = 8_000_000
  static let deepest = 100

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  static func read(_ bytes: [UInt8]) throws(LoadProblem) -> JSON {
    guard bytes.count <= largestFile else { throw .tooLarge(megabytes: largestFile / 1_000_000) }
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.place == bytes.count else { throw reader.problem }
    return value
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  private mutating func value() throws(LoadProblem) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try nested { reader throws(LoadProblem) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(LoadProblem) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws(LoadProblem) -> JSON) throws(LoadProblem) -> JSON {
    guard depth < JSONReader.deepest else { throw .tooDeep(levels: JSONReader.deepest) }
    depth += 1
    place += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(LoadProblem) -> JSON {
    var members: [JSON.Member] = []
    var names: Set<String> = []
    skipSpace()
    if skip("}") { return .object([]) }
    repeat {
      skipSpace()
      let name = try string()
      skipSpace()
      guard skip(":"), names.insert(name).inserted else { throw problem }
      members.append(JSON.Member(name, try value()))
      skipSpace()
    } while skip(",")
    guard skip("}") else { throw problem }
    return .object(members)
  }

  private mutating func array() throws(LoadProblem) -> JSON {
    var elements: [JSON] = []
    skipSpace()
    if skip("]") { return .array([]) }
    repeat {
      elements.append(try value())
      skipSpace()
    } while skip(",")
    guard skip("]") else { throw problem }
    return .array(elements)
  }

  private mutating func word(_ word: String, _ value: JSON) throws(LoadProblem) -> JSON {
    guard bytes[place...].starts(with: word.utf8) else { throw problem }
    place += word.utf8.count
    return value
  }

  private mutating func number() throws(LoadProblem) -> JSON {
    let start = place
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    let digits = text.drop { $0 == "-" }
    guard !text.hasPrefix("+"), !digits.hasPrefix("0") || digits.dropFirst().first?.isNumber != true,
      let number = DecimalNumber(text)
    else {
      place = start
      throw problem
    }
    return .number(number)
  }

  private mutating func string() throws(LoadProblem) -> String {
    guard skip("\"") else { throw problem }
    let start = place
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw problem }
      place += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = place
    guard skip("\""), let text = JSONText.unescaped(bytes[start..<end]) else { throw problem }
    return text
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    place += 1
    return true
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var problem: LoadProblem {
    .notJSON(line: bytes.prefix(place).count { $0 == 0x0A } + 1)
  }
}
