internal import CCrypto

/// A key of 256 bits that seals values with AES-256-GCM (NIST SP 800-38D). A sealed value is one byte that tells the
/// form, 12 random bytes, the encrypted bytes and 16 bytes that show that nothing was changed. Sv: förseglingsnyckel.
package struct SealingKey: Sendable {
  let bytes: [UInt8]

  static let length = 32
  private static let form: UInt8 = 1
  private static let (nonceLength, tagLength) = (12, 16)

  init(_ bytes: [UInt8]) throws {
    guard bytes.count == Self.length else { throw VaultFault.damaged("a key of \(bytes.count) bytes") }
    self.bytes = bytes
  }

  static func random() throws -> SealingKey { try SealingKey(Randomness.bytes(length)) }

  /// How much longer a sealed value is than what was sealed.
  package static let overhead = 1 + nonceLength + tagLength

  package func seal(_ plain: [UInt8], for place: Place) throws -> [UInt8] {
    let nonce = try Randomness.bytes(Self.nonceLength)
    let (sealed, tag) = try GaloisCounter(key: bytes, nonce: nonce, place: place.bytes).encrypt(plain)
    return [Self.form] + nonce + sealed + tag
  }

  /// Throws `unopened` when the key or the place is another, or a single bit was changed.
  package func open(_ sealed: [UInt8], for place: Place) throws -> [UInt8] {
    guard sealed.count >= Self.overhead, sealed[0] == Self.form else { throw VaultFault.unopened }
    let body = 1 + Self.nonceLength..<sealed.count - Self.tagLength
    return try GaloisCounter(key: bytes, nonce: Array(sealed[1...Self.nonceLength]), place: place.bytes)
      .decrypt(sealed[body], tag: Array(sealed[body.upperBound...]))
  }

  package func seal(_ text: String, for place: Place) throws -> [UInt8] { try seal(Array(text.utf8), for: place) }

  package func text(_ sealed: [UInt8], for place: Place) throws -> String {
    String(decoding: try open(sealed, for: place), as: UTF8.self)
  }
}

/// Random bytes for keys and nonces: from the operating system by way of libcrypto, never from a seeded generator.
enum Randomness {
  static func bytes(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw VaultFault.refused }
    return bytes
  }
}
