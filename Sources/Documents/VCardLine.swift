/// One logical line of a contact card: `group.NAME;PARAMETERS:value`.
struct VCardLine {
  let number: Int
  let name: String
  private let parameters: [(name: String, values: [String])]
  private let rawValue: [UInt8]
  private let isVersion21: Bool

  /// Nil for a line without a colon, such as the unindented rest of a picture.
  init?(_ bytes: [UInt8], number: Int, isVersion21: Bool) {
    guard let colon = VCardLine.place(of: 0x3A, in: bytes) else { return nil }
    let head = VCardLine.divided(bytes[..<colon], at: 0x3B).prefix(100).map { VCardLine.decoded($0, charset: nil) }
    let fullName = head[0].split(separator: ".").last.map(String.init) ?? ""
    name = fullName.uppercased()
    parameters = head.dropFirst().map(VCardLine.parameter)
    rawValue = Array(bytes[(colon + 1)...])
    self.number = number
    self.isVersion21 = isVersion21
  }

  func isMark(_ mark: String) -> Bool {
    name == mark && String(decoding: rawValue, as: UTF8.self).uppercased().filter { !$0.isWhitespace } == "VCARD"
  }

  /// The value with its escapes undone.
  var text: String { unescaped(value) }

  /// The value divided at unescaped marks.
  func parts(at mark: Character) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in value {
      if character == mark, !isEscaped { parts.append("") } else { parts[parts.count - 1].append(character) }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts.map(unescaped)
  }

  /// Lower comes first.
  var preference: Int {
    if let rank = parameters.first(where: { $0.name == "PREF" })?.values.first.flatMap({ Int($0) }) { return rank }
    return types.contains("PREF") ? 1 : 101
  }

  var phoneKind: VCard.PhoneKind {
    if types.contains("FAX") { return .fax }
    return VCard.PhoneKind.allCases.first { types.contains($0.rawValue.uppercased()) } ?? .other
  }

  /// In version 2.1 a type stands alone, without `TYPE=`.
  private var types: [String] {
    parameters.filter { $0.name == "TYPE" || $0.name.isEmpty }.flatMap(\.values).map { $0.uppercased() }
  }

  private var value: String {
    let charset = parameters.first { $0.name == "CHARSET" }?.values.first
    let isQuoted = parameters.contains {
      ["ENCODING", ""].contains($0.name) && $0.values.contains { ["QUOTED-PRINTABLE", "Q"].contains($0.uppercased()) }
    }
    let bytes = isQuoted ? QuotedPrintable.decode(rawValue) : rawValue
    let text = VCardLine.decoded(bytes, charset: charset)
    guard text.utf8.contains(0x0D) else { return String(text.trimmed) }
    return String(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmed)
  }

  private func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return String(text.trimmed) }
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        result.append(character)
        continue
      }
      if next == "n" || next == "N", !isVersion21 {
        result.append("\n")
      } else if "\\,;:\"".contains(next) {
        result.append(next)
      } else {
        result += "\\\(next)"
      }
    }
    return String(result.trimmed)
  }

  private static func parameter(_ text: String) -> (name: String, values: [String]) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let values = halves[halves.count - 1].filter { $0 != "\"" }.split(separator: ",").map(String.init)
    return (halves.count == 2 ? halves[0].uppercased() : "", values)
  }

  private static func decoded(_ bytes: some Collection<UInt8>, charset: String?) -> String {
    let isWestern = ["ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "LATIN1"].contains(charset?.uppercased() ?? "")
    if !isWestern, let text = String(validating: bytes, as: UTF8.self) { return text }
    return SentText.windows1252(bytes) ?? String(decoding: bytes, as: UTF8.self)
  }

  private static func place(of mark: UInt8, in bytes: [UInt8]) -> Int? {
    var isQuoted = false
    return bytes.firstIndex { byte in
      if byte == 0x22 { isQuoted.toggle() }
      return byte == mark && !isQuoted
    }
  }

  private static func divided(_ bytes: ArraySlice<UInt8>, at mark: UInt8) -> [ArraySlice<UInt8>] {
    var isQuoted = false
    return bytes.split(omittingEmptySubsequences: false) { byte in
      if byte == 0x22 { isQuoted.toggle() }
      return byte == mark && !isQuoted
    }
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...last]
  }
}
