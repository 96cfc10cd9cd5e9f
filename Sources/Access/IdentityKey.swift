internal import CSodium
internal import Foundation

/// The key that seals second-factor secrets, and what a person has written for themselves. It lies in a folder outside the data, so that a copy of the database
/// alone gives nobody's second factor.
package struct IdentityKey: Sendable {
  private let bytes: [UInt8]
  /// Made just now: nothing sealed before can be opened with it.
  package let isNew: Bool

  /// Reads the key from the folder, or makes both; only the owner may read them. Throws when the folder is unusable.
  package init(folder: String) throws {
    let path = folder + "/identity.key"
    if let stored = FileManager.default.contents(atPath: path) {
      guard stored.count == Int(crypto_secretbox_KEYBYTES) else { throw KeyProblem.damaged(path) }
      bytes = Array(stored)
      isNew = false
      return
    }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var fresh = [UInt8](repeating: 0, count: Int(crypto_secretbox_KEYBYTES))
    randombytes_buf(&fresh, fresh.count)
    guard
      FileManager.default.createFile(atPath: path, contents: Data(fresh), attributes: [.posixPermissions: 0o600])
    else { throw KeyProblem.unwritable(path) }
    bytes = fresh
    isNew = true
  }

  func seal(_ plain: [UInt8]) -> [UInt8] {
    var nonce = [UInt8](repeating: 0, count: Int(crypto_secretbox_NONCEBYTES))
    randombytes_buf(&nonce, nonce.count)
    var sealed = [UInt8](repeating: 0, count: plain.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&sealed, plain, UInt64(plain.count), nonce, bytes)
    return nonce + sealed
  }

  /// The plain bytes, or nil when the key is another or the sealed bytes were changed.
  func open(_ sealed: [UInt8]) -> [UInt8]? {
    let nonceLength = Int(crypto_secretbox_NONCEBYTES)
    let overhead = Int(crypto_secretbox_MACBYTES)
    guard sealed.count >= nonceLength + overhead else { return nil }
    let body = Array(sealed[nonceLength...])
    var plain = [UInt8](repeating: 0, count: body.count - overhead)
    let result = crypto_secretbox_open_easy(&plain, body, UInt64(body.count), Array(sealed[..<nonceLength]), bytes)
    return result == 0 ? plain : nil
  }
}

extension IdentityKey {
  /// A proof that an address of ours was given out: 16 small letters and digits (80 bits of HMAC-SHA-512-256) that stand
  /// in links and in mail addresses, whose case is not always kept. The text says what it is for, so that no proof holds
  /// for anything else.
  package func proof(of text: String) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_auth_BYTES))
    let message = Array("samfrid:\(text)".utf8)
    crypto_auth(&digest, message, UInt64(message.count), bytes)
    return Self.base32(digest.prefix(10))
  }

  package func proves(_ proof: String, of text: String) -> Bool {
    Secrets.equal(proof.lowercased(), self.proof(of: text))
  }

  private static func base32(_ bytes: some Sequence<UInt8>) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    let value = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    return String(
      decoding: (0..<16).map { alphabet[Int(truncatingIfNeeded: value >> (75 - 5 * $0)) & 31] }, as: UTF8.self)
  }
}

/// Why the key cannot be used.
package enum KeyProblem: Error {
  case damaged(String)
  case unwritable(String)
}

extension IdentityKey {
  /// A text that only those who say what it is for can open again, such as a person's own notes: moved to another's row it stays
  /// closed.
  package func sealText(_ text: String, for purpose: String) -> [UInt8] { seal(Array("\(purpose)\n\(text)".utf8)) }

  /// Nil when it was sealed with another key or for something else.
  package func openText(_ sealed: [UInt8], for purpose: String) -> String? {
    let start = Array("\(purpose)\n".utf8)
    guard let plain = open(sealed), plain.starts(with: start) else { return nil }
    return String(decoding: plain.dropFirst(start.count), as: UTF8.self)
  }
}
