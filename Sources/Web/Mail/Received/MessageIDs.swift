/// The ids of letters, `<a@b>`, without their brackets (RFC 5322 section 3.6.4).
enum MessageIDs {
  private static let most = 50
  private static let longest = 250

  /// All in a header such as References, in its order.
  static func all(in value: ArraySlice<UInt8>?) -> [String] {
    guard let value else { return [] }
    return value.split(separator: 0x3C).compactMap { piece in
      piece.firstIndex(of: 0x3E).flatMap { id(piece[..<$0]) }
    }
    .prefix(most).map(\.self)
  }

  /// The only one of Message-ID; some programs leave the brackets out.
  static func one(in value: ArraySlice<UInt8>?) -> String? {
    all(in: value).first ?? value.flatMap { id($0.withoutBlanks) }
  }

  private static func id(_ bytes: ArraySlice<UInt8>) -> String? {
    guard (3...longest).contains(bytes.count), bytes.contains(0x40),
      bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
