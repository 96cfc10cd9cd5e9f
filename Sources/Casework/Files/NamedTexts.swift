internal import Vault

/// Texts by name as one run of bytes, to be sealed together: each name and each text follows its length in four bytes.
/// Sv: förseglade uppgifter.
struct NamedTexts: Sendable {
  private var texts: [String: String] = [:]

  init() {}

  init(_ texts: [String: String?]) { for (name, text) in texts { self[name] = text } }

  /// Throws `damaged` for bytes that were not written by `bytes`.
  init(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let name = Self.takeText(from: &rest), let text = Self.takeText(from: &rest) else {
        throw VaultFault.damaged("named texts")
      }
      texts[name] = text
    }
  }

  /// An empty text counts as none.
  subscript(_ name: String) -> String? {
    get { texts[name] }
    set { texts[name] = newValue?.isEmpty == true ? nil : newValue }
  }

  /// Those whose names begin so, by the rest of the name.
  func all(after prefix: String) -> [String: String] {
    texts.reduce(into: [:]) { found, text in
      if text.key.hasPrefix(prefix) { found[String(text.key.dropFirst(prefix.count))] = text.value }
    }
  }

  var bytes: [UInt8] {
    texts.sorted { $0.key < $1.key }.flatMap { Self.written($0.key) + Self.written($0.value) }
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
