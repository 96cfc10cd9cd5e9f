/// What a film's file is, judged by its content: a name proves nothing. Sv: filmens slag.
package enum FilmKind: String, Sendable, CaseIterable {
  case mp4, webm

  /// By the first bytes of the file.
  package init?(start: some Collection<UInt8>) {
    let bytes = Array(start.prefix(64))
    if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
      let brand = String(decoding: bytes[8..<12], as: UTF8.self)
      // Pictures and sound are kept in the same kind of box.
      guard !["heic", "heix", "mif1", "avif", "M4A "].contains(brand) else { return nil }
      self = .mp4
    } else if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]), String(decoding: bytes, as: UTF8.self).contains("webm") {
      self = .webm
    } else {
      return nil
    }
  }

  package var type: String { self == .mp4 ? "video/mp4" : "video/webm" }
  package static let accept = ".mp4,.m4v,.webm"
}
