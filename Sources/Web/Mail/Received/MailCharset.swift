/// The ways to write letters as bytes that mail in Sweden has (RFC 2046 section 4.1.2).
enum MailCharset {
  case utf8
  case windows1252
  case latin9

  /// Nil for a name that nobody here knows. The older Western sets are read as Windows-1252, as browsers do: they are a
  /// part of it, and programs say one and write the other.
  init?(_ name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "windows-1252", "cp1252", "x-cp1252", "cp-1252":
      self = .windows1252
    case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "latin-9", "l9": self = .latin9
    default: return nil
    }
  }

  /// As the name says, else as the bytes look. Text that claims to be UTF-8 and is not is Windows-1252.
  static func text(_ bytes: some Collection<UInt8>, named name: String?) -> String {
    switch name.flatMap(MailCharset.init) {
    case .windows1252: western(bytes, isLatin9: false)
    case .latin9: western(bytes, isLatin9: true)
    case .utf8, nil: String(validating: bytes, as: UTF8.self) ?? western(bytes, isLatin9: false)
    }
  }

  private static func western(_ bytes: some Collection<UInt8>, isLatin9: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let other = isLatin9 ? latin9Scalars[byte] : windowsScalar(byte)
      scalars.append(other ?? UnicodeScalar(byte))
    }
    return String(scalars)
  }

  private static func windowsScalar(_ byte: UInt8) -> UnicodeScalar? {
    (0x80..<0xA0).contains(byte) ? windowsScalars[Int(byte) - 0x80] : nil
  }

  /// What Windows-1252 has from 0x80 on; the mark of a lost character where it has nothing.
  private static let windowsScalars = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

  /// Where ISO 8859-15 is not ISO 8859-1.
  private static let latin9Scalars: [UInt8: UnicodeScalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]
}
