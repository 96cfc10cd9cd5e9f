/// Where in a filled form a field is: the linkIds on the way to it, and which repetition of each.
///
/// As text it is safe in HTML and stays the same as long as the form does: `grupp~0/fr%C3%A5ga~1`.
package struct FieldName: Sendable, Hashable, CustomStringConvertible {
  package struct Step: Sendable, Hashable {
    package let linkId: String
    /// Nil for a question as a whole, with all its answers.
    package let index: Int?
  }

  static let most = 60

  package private(set) var steps: [Step]

  init(_ steps: [Step] = []) { self.steps = steps }

  /// Nil for text that names no field.
  package init?(_ text: some StringProtocol) {
    var steps: [Step] = []
    for part in String(text).split(separator: "/", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "~", omittingEmptySubsequences: false)
      guard let linkId = halves.first.flatMap({ FieldName.unescaped($0) }), !linkId.isEmpty else { return nil }
      let index = halves.count == 2 ? WrittenDigits.number(String(halves[1])) : nil
      guard halves.count == 1 || halves.count == 2 && index != nil else { return nil }
      steps.append(Step(linkId: linkId, index: index))
    }
    guard steps.count <= FieldName.most else { return nil }
    self.steps = steps
  }

  package var description: String {
    steps.map { step in
      FieldName.escaped(step.linkId) + (step.index.map { "~\($0)" } ?? "")
    }.joined(separator: "/")
  }

  func appending(_ linkId: String, _ index: Int? = nil) -> FieldName {
    FieldName(steps + [Step(linkId: linkId, index: index)])
  }

  var linkId: String? { steps.last?.linkId }
  var parent: FieldName { FieldName(Array(steps.dropLast())) }

  /// The question whose answer this is.
  var question: FieldName { steps.last.map { parent.appending($0.linkId) } ?? self }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.properties.isAlphabetic && byte < 0x80 || "0123456789-_".utf8.contains(byte) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  private static func unescaped(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
