/// Letters outside ASCII in headers, `=?utf-8?Q?=C3=A5?=` (RFC 2047).
struct EncodedWords {
  private var text = ""
  /// Words after each other in the same charset are put together before they are read: programs divide a character
  /// between two words.
  private var open: (charset: String, bytes: [UInt8])?
  private var plain: [UInt8] = []

  /// What stands outside of words is UTF-8 (RFC 6532), else Windows-1252.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x3D) else { return MailCharset.text(bytes, named: nil) }
    var words = EncodedWords()
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if let word = EncodedWord(bytes[place...]) {
        words.add(word)
        place += word.length
      } else {
        words.plain.append(bytes[place])
        place += 1
      }
    }
    words.closePlain()
    words.closeOpen()
    return words.text
  }

  private mutating func add(_ word: EncodedWord) {
    // Space between two words belongs to neither.
    if open != nil, plain.allSatisfy(\.isBlank) { plain = [] }
    if !plain.isEmpty { closePlain() }
    if open?.charset != word.charset { closeOpen() }
    open = (word.charset, (open?.bytes ?? []) + word.bytes)
  }

  private mutating func closePlain() {
    guard !plain.isEmpty else { return }
    closeOpen()
    text += MailCharset.text(plain, named: nil)
    plain = []
  }

  private mutating func closeOpen() {
    guard let word = open else { return }
    text += MailCharset.text(word.bytes, named: word.charset)
    open = nil
  }
}

/// One word: charset, encoding and text, each ended by a question mark, so that no byte is looked at many times.
private struct EncodedWord {
  /// In small letters.
  let charset: String
  let bytes: [UInt8]
  /// How many bytes it takes in the header.
  let length: Int

  /// Nil when no word begins the bytes.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: [0x3D, 0x3F]) else { return nil }
    let charset = bytes.dropFirst(2).prefix(60).prefix { $0 > 0x20 && $0 != 0x3F }
    let encoding = bytes[charset.endIndex...].dropFirst()
    guard !charset.isEmpty, let kind = encoding.first, encoding.dropFirst().first == 0x3F else { return nil }
    let text = encoding.dropFirst(2).prefix { $0 != 0x3F }
    guard bytes[text.endIndex...].starts(with: [0x3F, 0x3D]) else { return nil }
    switch kind {
    case 0x42, 0x62: self.bytes = TransferEncoding.base64(text)
    case 0x51, 0x71:
      let spaced = text.map { $0 == 0x5F ? 0x20 : $0 }
      self.bytes = TransferEncoding.quotedPrintable(spaced[...])
    default: return nil
    }
    // A language may stand after the charset (RFC 2231 section 5).
    self.charset = charset.prefix { $0 != 0x2A }.word
    length = text.endIndex + 2 - bytes.startIndex
  }
}
