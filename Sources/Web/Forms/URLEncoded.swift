internal import Vocabulary

/// The encoding of plain forms (WHATWG URL, application/x-www-form-urlencoded).
enum URLEncoded {
  /// More than any form of ours has.
  static let mostFields = 5000

  static func decode(_ body: [UInt8]) -> Form {
    Form(
      fields: body.split(separator: 38, maxSplits: mostFields).map { pair in
        let parts = pair.split(separator: 61, maxSplits: 1, omittingEmptySubsequences: false)
        return (text(parts[0]), parts.count > 1 ? text(parts[1]) : "")
      })
  }

  static func decodedPart(_ part: String) -> String { text(Array(part.utf8)[...]) }

  static func encode(_ form: Form) -> String {
    form.fields.map { "\(urlPart($0.name))=\(urlPart($0.value))" }.joined(separator: "&")
  }

  private static func text(_ encoded: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var index = encoded.startIndex
    while index < encoded.endIndex {
      let byte = encoded[index]
      if byte == 37, index + 2 < encoded.endIndex, let high = digit(encoded[index + 1]),
        let low = digit(encoded[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(byte == 43 ? 32 : byte)
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
