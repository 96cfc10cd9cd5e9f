internal import Vault

/// Texts by name as one run of bytes, to be sealed together: each name and each text follows its length in four bytes.
/// Sv: förseglade uppgifter.
struct NamedTexts: Sendable {
  /// A few: looking through them is quicker than hashing their names.
  private var texts: [(name: String, text: String)] = []

  init() {}

  init(_ texts: [String: String?]) { for (name, text) in texts { if let text { add(name, text) } } }

  /// Throws `damaged` for bytes that were not written by `bytes`.
  init(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let name = Self.takeText(from: &rest), let text = Self.takeText(from: &rest) else {
        throw VaultFault.damaged("named texts")
      }
      texts.append((name, text))
    }
  }

  /// An empty text counts as none.
  subscript(_ name: String) -> String? {
    get { texts.first { $0.name == name }?.text }
    set {
      texts.removeAll { $0.name == name }
      if let newValue, !newValue.isEmpty { texts.append((name, newValue)) }
    }
  }

  /// A text with a name that no other has.
  mutating func add(_ name: String, _ text: String) { if !text.isEmpty { texts.append((name, text)) } }

  /// Those whose names begin so, by the rest of the name.
  func all(after prefix: String) -> [String: String] {
    texts.reduce(into: [:]) { found, text in
      if text.name.hasPrefix(prefix) { found[String(text.name.dropFirst(prefix.count))] = text.text }
    }
  }

  var bytes: [UInt8] {
    texts.sorted { $0.name < $1.name }.flatMap { Self.written($0.name) + Self.written($0.text) }
  }

  private static func written(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) } + bytes
  }

  private static func takeText(from rest: inout ArraySlice<UInt8>) -> String? {
    guard rest.count >= 4 else { return nil }
    let length = rest.prefix(4).enumerated().reduce(0) { $0 | Int($1.element) << ($1.offset * 8) }
    rest.removeFirst(4)
    guard length <= rest.count else { return nil }
    defer { rest.removeFirst(length) }
    return String(decoding: rest.prefix(length), as: UTF8.self)
  }
}
