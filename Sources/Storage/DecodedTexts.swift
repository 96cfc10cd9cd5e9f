internal import Foundation
internal import Synchronization

/// What texts of JSON mean, worked out once for each of the latest texts. A text always means the same, so nothing here can be out of
/// date: not after an edit, nor after a transaction that was rolled back.
package final class DecodedTexts: Sendable {
  private struct Key: Hashable {
    let type: ObjectIdentifier
    let text: String

    /// By bytes: a text with Swedish letters would be normalised, letter by letter, each time it is looked up.
    static func == (one: Key, other: Key) -> Bool {
      one.type == other.type && one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(type)
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private let meanings = Mutex<[Key: any Sendable]>([:])
  private let limit: Int

  /// So many texts at most are kept.
  package init(limit: Int) { self.limit = limit }

  package func value<Decoded: Decodable & Sendable>(_ text: String) throws -> Decoded {
    let key = Key(type: ObjectIdentifier(Decoded.self), text: text)
    if let found = meanings.withLock({ $0[key] }) as? Decoded { return found }
    let decoded = try JSONDecoder().decode(Decoded.self, from: Data(text.utf8))
    meanings.withLock { meanings in
      if meanings.count >= limit { meanings.removeAll() }
      meanings[key] = decoded
    }
    return decoded
  }

  package var count: Int { meanings.withLock { $0.count } }
}
