/// Reads the addresses of From, To and Cc (RFC 5322 section 3.4): names, quotes, comments and groups. Names are decoded
/// last, so that no encoded word can make an address.
struct CorrespondentReader {
  private static let most = 200

  private var found: [Correspondent] = []
  /// What stands outside of angle brackets and comments.
  private var words: [UInt8] = []
  private var comment: [UInt8] = []
  private var bracketed: [UInt8]?
  private var isInBrackets = false
  private var isQuoted = false
  private var isEscaped = false
  private var depth = 0

  static func addresses(in headers: [ArraySlice<UInt8>]) -> [Correspondent] {
    var reader = CorrespondentReader()
    for header in headers {
      for byte in header where reader.found.count < most { reader.add(byte) }
      reader.close()
    }
    return Array(reader.found.prefix(most))
  }

  private mutating func add(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
      keep(byte)
    } else if byte == 0x5C, isQuoted || depth > 0 {
      isEscaped = true
    } else if depth > 0 {
      addToComment(byte)
    } else if byte == 0x22 {
      isQuoted.toggle()
    } else if isQuoted {
      keep(byte)
    } else {
      addMark(byte)
    }
  }

  private mutating func addToComment(_ byte: UInt8) {
    switch byte {
    case 0x28: depth += 1
    case 0x29: depth -= 1
    default: keep(byte)
    }
  }

  private mutating func addMark(_ byte: UInt8) {
    switch byte {
    case 0x28: depth = 1
    // The first counts, as for the mail servers that looked at it before us.
    case 0x3C where !isInBrackets && bracketed == nil: (isInBrackets, bracketed) = (true, [])
    case 0x3E where isInBrackets: isInBrackets = false
    case 0x2C where !isInBrackets, 0x3B where !isInBrackets: close()
    // Before a colon stands the name of a group.
    case 0x3A where !isInBrackets: words = []
    default: keep(byte)
    }
  }

  private mutating func keep(_ byte: UInt8) {
    if depth > 0 {
      comment.append(byte)
    } else if isInBrackets {
      bracketed?.append(byte)
    } else {
      words.append(byte)
    }
  }

  private mutating func close() {
    let name = EncodedWords.decoded((bracketed == nil ? comment : words)[...]).oneLine
    if let correspondent = Correspondent(address: (bracketed ?? words)[...], name: name) { found.append(correspondent) }
    self = CorrespondentReader(found: found)
  }

  private init(found: [Correspondent] = []) { self.found = found }
}
