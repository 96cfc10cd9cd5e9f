internal import CCrypto

/// A key that signs checkpoints of the access log: Ed25519 (RFC 8032). Whoever has the public half can check, and
/// cannot sign. Sv: signeringsnyckel.
package struct SigningKey: Sendable {
  /// 32 bytes; kept wrapped in the key store.
  let seed: [UInt8]
  package let publicKey: PublicKey

  init(seed: [UInt8]) throws {
    self.seed = seed
    publicKey = try PublicKey(Self.publicBytes(of: seed))
  }

  static func random() throws -> SigningKey { try SigningKey(seed: Randomness.bytes(SealingKey.length)) }

  package func sign(_ message: [UInt8]) throws -> [UInt8] {
    try Self.withKey(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)) { key in
      try inDigestContext { context in
        guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1 else { throw VaultFault.refused }
        var (signature, length) = ([UInt8](repeating: 0, count: PublicKey.signatureLength), PublicKey.signatureLength)
        guard EVP_DigestSign(context, &signature, &length, message, message.count) == 1 else {
          throw VaultFault.refused
        }
        return signature
      }
    }
  }

  private static func publicBytes(of seed: [UInt8]) throws -> [UInt8] {
    try withKey(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)) { key in
      var (bytes, length) = ([UInt8](repeating: 0, count: PublicKey.length), PublicKey.length)
      guard EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1 else { throw VaultFault.refused }
      return bytes
    }
  }

  fileprivate static func withKey<T>(_ key: OpaquePointer?, _ body: (OpaquePointer) throws -> T) throws -> T {
    guard let key else { throw VaultFault.refused }
    defer { EVP_PKEY_free(key) }
    return try body(key)
  }
}

/// The half of a signing key that anybody may have.
package struct PublicKey: Sendable, Equatable {
  package let bytes: [UInt8]

  static let (length, signatureLength) = (32, 64)

  package init(_ bytes: [UInt8]) throws {
    guard bytes.count == Self.length else { throw VaultFault.damaged("a public key of \(bytes.count) bytes") }
    self.bytes = bytes
  }

  package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard signature.count == Self.signatureLength else { return false }
    let result = try? SigningKey.withKey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)) {
      key in
      try inDigestContext { context in
        guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
        return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
      }
    }
    return result ?? false
  }
}

private func inDigestContext<T>(_ body: (OpaquePointer) throws -> T) throws -> T {
  guard let context = EVP_MD_CTX_new() else { throw VaultFault.refused }
  defer { EVP_MD_CTX_free(context) }
  return try body(context)
}
