package import Vault
internal import Vocabulary

/// The public half of a log's key with the log's name, as it is handed out (C2SP signed-note, "verifier keys"): the name,
/// a mark, and the key's bytes. Sv: loggens publika nyckel.
package struct LogKey: Sendable, Equatable {
  package let origin: String
  package let key: PublicKey
  /// Four bytes that tell keys apart.
  let mark: [UInt8]

  private static let ed25519: UInt8 = 1

  /// Throws `badName` for a name that would not stand in a note or a key.
  package init(origin: String, key: PublicKey) throws {
    let isPlain = origin.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control && $0 != "+"
    }
    guard isPlain, !origin.isEmpty else { throw LogFault.badName(origin) }
    self.origin = origin
    self.key = key
    mark = Array(try Hashing.sha256(Array("\(origin)\n".utf8), [Self.ed25519], key.bytes).prefix(4))
  }

  /// Reads what `text` writes; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "+", maxSplits: 2).map(String.init)
    guard parts.count == 3, let bytes = Base64.bytes(parts[2]), bytes.first == Self.ed25519,
      let key = try? PublicKey(Array(bytes.dropFirst())), let read = try? LogKey(origin: parts[0], key: key),
      read.text == text
    else { return nil }
    self = read
  }

  package var text: String {
    "\(origin)+\(mark.map(\.hexadecimal).joined())+\(Base64.text([Self.ed25519] + key.bytes))"
  }
}
