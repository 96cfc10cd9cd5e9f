internal import CCrypto

/// One encryption or decryption with AES-256-GCM by libcrypto.
struct GaloisCounter {
  let key: [UInt8]
  let nonce: [UInt8]
  /// What is shown to be unchanged without being encrypted.
  let place: [UInt8]

  private static let tagLength: Int32 = 16
  // Looked up once: libcrypto searches its providers at each call otherwise.
  // A fetched algorithm is never changed again: OpenSSL lets threads share it.
  nonisolated(unsafe) private static let cipher = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

  func encrypt(_ plain: [UInt8]) throws -> (sealed: [UInt8], tag: [UInt8]) {
    try inContext { context in
      try check(EVP_EncryptInit_ex2(context, Self.cipher, key, nonce, nil))
      var written: Int32 = 0
      try check(EVP_EncryptUpdate(context, nil, &written, place, Int32(place.count)))
      var sealed = [UInt8](repeating: 0, count: plain.count)
      try check(EVP_EncryptUpdate(context, &sealed, &written, plain, Int32(plain.count)))
      var (rest, tag) = ([UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: Int(Self.tagLength)))
      try check(EVP_EncryptFinal_ex(context, &rest, &written))
      try check(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Self.tagLength, &tag))
      return (sealed, tag)
    }
  }

  func decrypt(_ sealed: ArraySlice<UInt8>, tag: [UInt8]) throws -> [UInt8] {
    try inContext { context in
      try check(EVP_DecryptInit_ex2(context, Self.cipher, key, nonce, nil))
      var written: Int32 = 0
      try check(EVP_DecryptUpdate(context, nil, &written, place, Int32(place.count)))
      var plain = [UInt8](repeating: 0, count: sealed.count)
      try sealed.withUnsafeBufferPointer {
        try check(EVP_DecryptUpdate(context, &plain, &written, $0.baseAddress, Int32($0.count)))
      }
      var (tag, rest) = (tag, [UInt8](repeating: 0, count: 16))
      try check(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Self.tagLength, &tag))
      guard EVP_DecryptFinal_ex(context, &rest, &written) == 1 else { throw VaultFault.unopened }
      return plain
    }
  }

  private func inContext<T>(_ body: (OpaquePointer) throws -> T) throws -> T {
    guard let context = EVP_CIPHER_CTX_new() else { throw VaultFault.refused }
    // Wipes the key schedule.
    defer { EVP_CIPHER_CTX_free(context) }
    return try body(context)
  }

  private func check(_ result: Int32) throws { guard result == 1 else { throw VaultFault.refused } }
}
