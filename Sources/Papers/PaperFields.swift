/// What one program says to the other about a paper: names and values, each ended by a zero byte. Sv: papperets uppgifter.
package struct PaperFields: Sendable {
  private var pairs: [(name: String, value: String)] = []

  init() {}

  /// Nil when the bytes are no such pairs.
  package init?(_ bytes: [UInt8]) {
    guard bytes.last == 0 else { return nil }
    let texts = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false)
    guard texts.count.isMultiple(of: 2) else { return nil }
    for index in stride(from: 0, to: texts.count, by: 2) {
      guard let name = String(validating: texts[index], as: UTF8.self),
        let value = String(validating: texts[index + 1], as: UTF8.self)
      else { return nil }
      pairs.append((name, value))
    }
  }

  mutating func add(_ name: String, _ value: String?) {
    if let value { pairs.append((name, value)) }
  }

  func value(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  package var bytes: [UInt8] {
    pairs.flatMap { Array($0.name.utf8) + [0] + $0.value.utf8.filter { $0 != 0 } + [0] }
  }
}
