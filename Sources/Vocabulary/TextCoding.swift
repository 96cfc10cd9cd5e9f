extension Decoder {
  /// Reads a value that is written as one text, and refuses a text the value's own initialiser refuses.
  func readText<Value: LosslessStringConvertible>(as type: Value.Type) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Value(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a \(type)")
    }
    return value
  }
}

extension Encoder {
  func writeText(_ text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}
