/// Reads one unfolded line, byte by byte. Quotation marks hide the marks between them; a parameter that cannot be read is
/// left out, and the rest of the line stands.
struct ContentLineReader {
  private let bytes: [UInt8]
  private var place = 0
  private(set) var hasBrokenParameter = false

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil for a line without a name or without a colon after it.
  static func read(_ bytes: [UInt8]) -> (line: ContentLine, isWhole: Bool)? {
    var reader = ContentLineReader(bytes)
    guard let name = reader.token() else { return nil }
    var parameters: [ContentLine.Parameter] = []
    while reader.skip(0x3B) {
      guard let parameter = reader.parameter() else { continue }
      parameters.append(parameter)
    }
    guard reader.skip(0x3A) else { return nil }
    let value = String(decoding: reader.bytes[reader.place...], as: UTF8.self)
    return (ContentLine(name, value, parameters), !reader.hasBrokenParameter)
  }

  private mutating func parameter() -> ContentLine.Parameter? {
    guard let name = token(), skip(0x3D) else {
      hasBrokenParameter = true
      _ = parameterValue()
      return nil
    }
    var values = [parameterValue()]
    while skip(0x2C) { values.append(parameterValue()) }
    return ContentLine.Parameter(name, values: values)
  }

  /// Until the next unquoted comma, semicolon or colon. Commas and semicolons after a backslash belong to the value:
  /// the standard says otherwise, but programs write them so.
  private mutating func parameterValue() -> String {
    var value: [UInt8] = []
    var isQuoted = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 {
        isQuoted.toggle()
      } else if !isQuoted, byte == 0x5C, place + 1 < bytes.count, [0x2C, 0x3B].contains(bytes[place + 1]) {
        place += 1
        value.append(bytes[place])
      } else if !isQuoted, byte == 0x2C || byte == 0x3B || byte == 0x3A {
        break
      } else {
        value.append(byte)
      }
      place += 1
    }
    return String(decoding: CaretEscapes.undone(in: value), as: UTF8.self)
  }

  private mutating func token() -> String? {
    let start = place
    while place < bytes.count, TokenName.isPart(bytes[place]) { place += 1 }
    return start == place ? nil : String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skip(_ mark: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == mark else { return false }
    place += 1
    return true
  }
}
