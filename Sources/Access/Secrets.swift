internal import CSodium
package import Storage
internal import Vocabulary

/// Tokens, fingerprints and comparison in constant time, by libsodium.
package enum Secrets {
  /// A secret of 256 bits as 43 characters that can stand in a link or a cookie.
  package static func token(_ transaction: Transaction) -> String { base64(transaction.randomBytes(32)) }

  /// SHA-256 in hexadecimal: what is stored of a token, so that a stolen database opens no session.
  package static func fingerprint(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest.map(\.hexadecimal).joined()
  }

  package static func equal(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
    var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
    sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
