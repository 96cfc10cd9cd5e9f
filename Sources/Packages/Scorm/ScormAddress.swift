/// The address of a page within a package: where `href` leads from `xml:base`, with the item's parameters. An address
/// that leads out of the package is none.
struct ScormAddress {
  /// Decoded, without query and fragment.
  let path: String
  private let query: String
  private let fragment: String

  /// Bases are laid in each other, outermost first. Nil for another host, and for what climbs out.
  init?(_ href: String, base: [String], parameters: String) {
    var rest = href[...]
    var fragment = Self.cut(&rest, at: "#")
    var query = Self.cut(&rest, at: "?")
    Self.add(parameters, to: &query, &fragment)
    var parts: [String] = []
    for piece in base.map({ $0[...] }) + [rest] {
      guard Self.walk(piece, &parts) else { return nil }
    }
    guard !parts.isEmpty else { return nil }
    self.init(path: parts.joined(separator: "/"), query: query, fragment: fragment)
  }

  private init(path: String, query: String, fragment: String) {
    (self.path, self.query, self.fragment) = (path, query, fragment)
  }

  /// The same address in the file's own spelling.
  func renamed(_ path: String) -> ScormAddress { ScormAddress(path: path, query: query, fragment: fragment) }

  /// As it may stand in a link.
  var encoded: String {
    let path = Self.encode(path, besides: "/")
    let query = query.isEmpty ? "" : "?" + Self.encode(query, besides: "/?&=%+;:@,!$'()*[]")
    return path + query + (fragment.isEmpty ? "" : "#" + Self.encode(fragment, besides: "/?&=%+;:@,!$'()*"))
  }

  /// Adds an item's parameters as IMS Content Packaging tells: `#part` is a fragment, the rest joins the query.
  private static func add(_ parameters: String, to query: inout String, _ fragment: inout String) {
    var rest = parameters[...]
    while let first = rest.first, "?&".contains(first) { rest = rest.dropFirst() }
    if rest.first == "#", fragment.isEmpty { return fragment = String(rest.dropFirst()) }
    let part = cut(&rest, at: "#")
    if !part.isEmpty, fragment.isEmpty { fragment = part }
    if !rest.isEmpty { query += (query.isEmpty ? "" : "&") + rest }
  }

  /// Takes off what stands after the character, and the character.
  private static func cut(_ text: inout Substring, at mark: Character) -> String {
    guard let place = text.firstIndex(of: mark) else { return "" }
    let rest = String(text[text.index(after: place)...])
    text = text[..<place]
    return rest
  }

  private static func walk(_ piece: Substring, _ parts: inout [String]) -> Bool {
    guard let decoded = decode(piece), !decoded.utf8.contains(0x3A), !decoded.utf8.contains(0) else { return false }
    let isSlash = { (byte: UInt8) in byte == 0x2F || byte == 0x5C }
    if let first = decoded.utf8.first, isSlash(first) { return false }
    for bytes in decoded.utf8.split(whereSeparator: isSlash) {
      let part = String(decoding: bytes, as: UTF8.self)
      if part == ".." { if parts.popLast() == nil { return false } } else if part != "." { parts.append(part) }
    }
    return true
  }

  /// Percent signs that encode nothing are left: authors forget to encode them.
  private static func decode(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let code = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == 0x25, code.count == 2 {
        bytes.append(UInt8(code[0] * 16 + code[1]))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func encode(_ text: String, besides allowed: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let character = Character(Unicode.Scalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-._~".contains(character))
      if isPlain || (byte < 0x80 && allowed.contains(character)) {
        encoded.append(character)
      } else {
        encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}
