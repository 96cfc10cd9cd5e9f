internal import CCrypto

/// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104).
package enum Hashing {
  package static let length = 32

  // A fetched algorithm is never changed again: OpenSSL lets threads share it.
  nonisolated(unsafe) private static let sha256 = EVP_MD_fetch(nil, "SHA256", nil)

  /// The hash of the parts one after the other.
  package static func sha256(_ parts: [UInt8]...) throws -> [UInt8] {
    guard let context = EVP_MD_CTX_new() else { throw VaultFault.refused }
    defer { EVP_MD_CTX_free(context) }
    var digest = [UInt8](repeating: 0, count: length)
    guard EVP_DigestInit_ex(context, sha256, nil) == 1 else { throw VaultFault.refused }
    for part in parts {
      guard EVP_DigestUpdate(context, part, part.count) == 1 else { throw VaultFault.refused }
    }
    guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw VaultFault.refused }
    return digest
  }

  static func hmac(_ message: [UInt8], key: [UInt8]) throws -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: length)
    guard HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, nil) != nil else {
      throw VaultFault.refused
    }
    return digest
  }
}
