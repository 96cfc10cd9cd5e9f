internal import Foundation

/// Base64 with its padding (RFC 4648, 4).
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Only of the one text that these bytes have: a text with spare bits set is another one.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    guard let data = Data(base64Encoded: String(text)) else { return nil }
    let bytes = Array(data)
    return self.text(bytes) == text ? bytes : nil
  }
}
