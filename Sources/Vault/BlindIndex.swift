/// Finds sealed values by what they are equal to, without telling what they are: a keyed hash of the normalised value
/// (HMAC-SHA-256). Only name, personal, coordination and case number can be searched for (SoLPuF 15 §).
/// Sv: blint index.
package struct BlindIndex: Sendable {
  private let key: KeyedHash
  private let board: String

  init(key: SealingKey, board: String) {
    self.key = KeyedHash(key: key.bytes)
    self.board = board
  }

  /// What may be searched for besides names, and nothing else.
  package enum Number: String, Sendable, CaseIterable { case personalNumber, caseNumber }

  /// A number has a mark of its own.
  package func mark(_ number: Number, _ value: String) throws -> String {
    hexadecimal(try hash(number.rawValue, value))
  }

  /// A word of a name shares its mark with others on purpose, so that a stolen index does not count how many have it:
  /// what is found is compared when it has been opened.
  package func nameMark(_ word: String) throws -> String {
    let bytes = try hash("name", word)
    return hexadecimal([bytes[0], bytes[1] & 0xF0])
  }

  /// A place in an order that nobody without the key can foresee, as when some of many are drawn.
  package func lot(_ id: String) throws -> String { hexadecimal(try hash("lot", id)) }

  private func hash(_ field: String, _ value: String) throws -> [UInt8] {
    try key.hash(Place(board: board, table: "index", row: field, column: value).bytes)
  }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  String(unsafeUninitializedCapacity: bytes.count * 2) { text in
    for (place, byte) in bytes.enumerated() {
      text[place * 2] = digit(byte >> 4)
      text[place * 2 + 1] = digit(byte & 15)
    }
    return bytes.count * 2
  }
}

private func digit(_ half: UInt8) -> UInt8 { half < 10 ? 48 + half : 87 + half }
