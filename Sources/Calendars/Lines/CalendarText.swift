/// How texts are escaped in a calendar (RFC 5545 section 3.3.11).
package enum CalendarText {
  /// Line breaks become `\n`; commas, semicolons and backslashes get a backslash before them.
  package static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var isAfterReturn = false
    for byte in text.utf8 {
      switch byte {
      case 0x0A where isAfterReturn: break
      case 0x0A, 0x0D: bytes += [0x5C, 0x6E]
      case 0x2C, 0x3B, 0x5C: bytes += [0x5C, byte]
      default: bytes.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An unknown escape is left as it stands.
  package static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return text }
    return parts(of: text, at: nil)[0]
  }

  /// Divided at a mark of one byte that has no backslash before it, with the escapes of each part undone.
  static func parts(of text: String, at mark: Unicode.Scalar) -> [String] { parts(of: text, at: UInt8(ascii: mark)) }

  private static func parts(of text: String, at mark: UInt8?) -> [String] {
    var parts: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in text.utf8 {
      let last = parts.count - 1
      if isEscaped {
        isEscaped = false
        parts[last] += meant(by: byte)
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == mark {
        parts.append([])
      } else {
        parts[last].append(byte)
      }
    }
    if isEscaped { parts[parts.count - 1].append(0x5C) }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Some programs escape colons and quotation marks too, which the standard does not ask for.
  private static func meant(by byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x6E, 0x4E: [0x0A]
    case 0x2C, 0x3B, 0x5C, 0x3A, 0x22: [byte]
    default: [0x5C, byte]
    }
  }
}

extension String {
  /// Without control characters that a line cannot carry; line breaks and tabs stay.
  var withoutControls: String { withoutControls(exceptBreaks: true) }

  func withoutControls(exceptBreaks: Bool) -> String {
    func isDropped(_ byte: UInt8) -> Bool {
      guard byte < 0x20 || byte == 0x7F else { return false }
      return byte != 0x09 && !(exceptBreaks && byte == 0x0A)
    }
    guard utf8.contains(where: isDropped) else { return self }
    return String(decoding: utf8.filter { !isDropped($0) }, as: UTF8.self)
  }
}

extension StringProtocol {
  /// Without spaces and tabs around it.
  var trimmed: SubSequence {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return start }
    return start[...last]
  }
}
