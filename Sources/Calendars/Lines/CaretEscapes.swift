/// How line breaks, quotation marks and carets are written in parameters (RFC 6868 section 3).
enum CaretEscapes {
  static func written(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5E || $0 == 0x22 || $0 == 0x0A }) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x5E: bytes += [0x5E, 0x5E]
      case 0x22: bytes += [0x5E, 0x27]
      case 0x0A: bytes += [0x5E, 0x6E]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A caret before something else stays a caret.
  static func undone(in bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x5E) else { return bytes }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let meant = bytes[place] == 0x5E && place + 1 < bytes.count ? byte(after: bytes[place + 1]) : nil
      result.append(meant ?? bytes[place])
      place += meant == nil ? 1 : 2
    }
    return result
  }

  private static func byte(after caret: UInt8) -> UInt8? {
    switch caret {
    case 0x5E: 0x5E
    case 0x27: 0x22
    case 0x6E: 0x0A
    default: nil
    }
  }
}
