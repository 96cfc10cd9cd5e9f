extension ContentLine {
  /// The line as a file has it: folded and ended with CR LF.
  package var written: String { LineFolding.folded(unfolded) }

  private var unfolded: String { "\(name)\(parameters.map(\.written).joined()):\(value)" }
}

extension ContentLine.Parameter {
  fileprivate var written: String { ";\(name)=\(values.map(quoted).joined(separator: ","))" }

  private func quoted(_ value: String) -> String {
    let escaped = CaretEscapes.written(value)
    let needsMarks = escaped.utf8.contains { $0 == 0x2C || $0 == 0x3B || $0 == 0x3A || $0 == 0x5C }
    return needsMarks ? "\"\(escaped)\"" : escaped
  }
}

/// Long lines go on in the next after a space (RFC 5545 section 3.1).
enum LineFolding {
  private static let mostOctets = 75

  /// A break never falls inside a character.
  static func folded(_ line: String) -> String {
    guard line.utf8.count > mostOctets else { return line + "\r\n" }
    var bytes: [UInt8] = []
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > mostOctets {
        bytes += [0x0D, 0x0A, 0x20]
        octets = 1
      }
      bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      octets += size
    }
    return String(decoding: bytes + [0x0D, 0x0A], as: UTF8.self)
  }
}
