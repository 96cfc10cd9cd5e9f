/// A number as items write it (CMIDecimal): sign, at most ten digits, a point and at most ten more. Kept as written.
package struct ScormDecimal: Sendable, Equatable, LosslessStringConvertible {
  package let description: String
  package let value: Double

  /// Nil for what is no such number; a decimal comma makes it none.
  package init?(_ text: String) {
    let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = unsigned.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { part in part.count <= 10 && part.allSatisfy { (48...57).contains($0) } }
    guard isDigits, parts.contains(where: { !$0.isEmpty }), let value = Double(Self.padded(text)) else { return nil }
    description = text
    self.value = value
  }

  /// 0 to 100, as scores are in SCORM 1.2.
  package var isScore: Bool { (0...100).contains(value) }

  /// With the zeros that may be left out: `.5` and `5.`.
  private static func padded(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    return (isNegative ? "-0" : "0") + text.dropFirst(isNegative ? 1 : 0) + (text.hasSuffix(".") ? "0" : "")
  }
}

extension ScormDecimal: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let number = ScormDecimal(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
    }
    self = number
  }

  package func encode(to encoder: any Encoder) throws {
    var stored = encoder.singleValueContainer()
    try stored.encode(description)
  }
}
