internal import CCrypto

/// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104).
package enum Hashing {
  package static let length = 32

  // A fetched algorithm is never changed again: OpenSSL lets threads share it.
  nonisolated(unsafe) private static let sha256 = EVP_MD_fetch(nil, "SHA256", nil)

  /// The hash of the parts one after the other.
  package static func sha256(_ parts: [UInt8]...) throws -> [UInt8] {
    let running = try Running()
    for part in parts { try running.add(part) }
    return try running.end()
  }

  /// The hash of what comes a piece at a time, and is never all in memory.
  package final class Running {
    private let context: OpaquePointer

    package init() throws {
      guard let context = EVP_MD_CTX_new() else { throw VaultFault.refused }
      self.context = context
      guard EVP_DigestInit_ex(context, sha256, nil) == 1 else { throw VaultFault.refused }
    }

    deinit { EVP_MD_CTX_free(context) }

    package func add(_ part: [UInt8]) throws {
      guard EVP_DigestUpdate(context, part, part.count) == 1 else { throw VaultFault.refused }
    }

    /// Nothing can be added after it.
    package func end() throws -> [UInt8] {
      var digest = [UInt8](repeating: 0, count: length)
      guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw VaultFault.refused }
      return digest
    }
  }
}

/// HMAC-SHA-256 under one key, which is made ready once: a list asks for a hundred. Sv: nyckelhash.
final class KeyedHash: Sendable {
  // Never changed after it was made; each hash works on a copy.
  nonisolated(unsafe) private let template: OpaquePointer?

  nonisolated(unsafe) private static let algorithm = EVP_MAC_fetch(nil, "HMAC", nil)

  init(key: [UInt8]) {
    let template = EVP_MAC_CTX_new(Self.algorithm)
    var name = Array("SHA256".utf8CString)
    name.withUnsafeMutableBufferPointer { name in
      var parameters = [
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.baseAddress, 0), OSSL_PARAM_construct_end(),
      ]
      // A context without a key would refuse each message.
      precondition(EVP_MAC_init(template, key, key.count, &parameters) == 1, "HMAC-SHA-256 could not be made ready")
    }
    self.template = template
  }

  deinit { EVP_MAC_CTX_free(template) }

  func hash(_ message: [UInt8]) throws -> [UInt8] {
    guard let context = EVP_MAC_CTX_dup(template) else { throw VaultFault.refused }
    defer { EVP_MAC_CTX_free(context) }
    var (digest, length) = ([UInt8](repeating: 0, count: Hashing.length), 0)
    guard EVP_MAC_update(context, message, message.count) == 1,
      EVP_MAC_final(context, &digest, &length, digest.count) == 1, length == digest.count
    else { throw VaultFault.refused }
    return digest
  }
}
