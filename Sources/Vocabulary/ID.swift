/// A typed identifier: UUID version 7 (RFC 9562) written as 26 lower-case base32 characters, so that
/// text order is creation order in both engines and an id of one kind cannot be handed in as another.
package struct ID<Subject>: Hashable, Sendable, Codable, CustomStringConvertible, ExpressibleByStringLiteral {
  package let text: String

  /// Takes an id as it stands in a database row or a form. It is not checked: an unknown id finds nothing.
  package init(_ text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var description: String { text }

  /// Whether it is written as an id is: one that came with a form, and is to be kept.
  package var isWellFormed: Bool {
    text.utf8.count == 26 && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
  }

  /// Makes a new id from a time, a place in the order of those made together, and 62 random bits of the generator.
  package static func new(
    at moment: Moment, place: UInt64 = 0, using generator: inout some RandomNumberGenerator
  ) -> ID {
    let milliseconds = UInt64(bitPattern: moment.milliseconds) & 0xFFFF_FFFF_FFFF
    let high = milliseconds << 16 | 0x7000 | (place & 0xFFF)
    let low = 0x8000_0000_0000_0000 | (UInt64.random(in: 0...UInt64.max, using: &generator) >> 2)
    return ID(base32(high: high, low: low))
  }

  private static func base32(high: UInt64, low: UInt64) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var value = UInt128(high) << 64 | UInt128(low)
    var characters = [UInt8](repeating: 0, count: 26)
    for index in stride(from: 25, through: 0, by: -1) {
      characters[index] = alphabet[Int(truncatingIfNeeded: value & 31)]
      value >>= 5
    }
    return String(decoding: characters, as: UTF8.self)
  }
}
