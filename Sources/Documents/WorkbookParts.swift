/// One relationship of the package: which part is the styles, the strings, a sheet.
struct PartLink {
  let id: String
  let kind: String
  let target: String
}

final class PartLinks: XMLListener {
  private(set) var all: [PartLink] = []
  private let folder: String

  init(folder: String) { self.folder = folder }

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External" else { return }
    guard let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"] else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    all.append(PartLink(id: id, kind: kind, target: resolved(target)))
  }

  func characters(_ text: String) {}
  func end(_ name: String) {}

  private func resolved(_ target: String) -> String {
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

/// What `workbook.xml` says: the sheets in order and which day dates are counted from.
final class WorkbookOutline: XMLListener {
  private(set) var entries: [(name: String, link: String, isHidden: Bool)] = []
  private(set) var counts1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "workbookPr" { counts1904 = attributes.isTrue("date1904") }
    guard name == "sheet", let title = attributes["name"], let link = attributes["id"] else { return }
    let state = attributes["state"] ?? "visible"
    entries.append((title, link, state != "visible"))
  }

  func characters(_ text: String) {}
  func end(_ name: String) {}
}

/// The texts that cells point to; runs of rich text are joined, phonetic guides left out.
final class SharedStrings: XMLListener {
  private(set) var all: [String] = []
  private var text = RichText()

  func start(_ name: String, _ attributes: XMLAttributes) { text.start(name) }
  func characters(_ piece: String) { text.characters(piece) }

  func end(_ name: String) {
    text.end(name)
    if name == "si" { all.append(text.take()) }
  }
}

struct RichText {
  private var collected = ""
  private var isInText = false
  private var isInPhonetic = false

  mutating func start(_ name: String) {
    if name == "rPh" { isInPhonetic = true }
    if name == "t" { isInText = !isInPhonetic }
  }

  mutating func characters(_ piece: String) {
    if isInText { collected += piece }
  }

  mutating func end(_ name: String) {
    if name == "rPh" { isInPhonetic = false }
    if name == "t" { isInText = false }
  }

  mutating func take() -> String {
    defer { collected = "" }
    return EscapedText.decode(collected)
  }
}

/// Excel writes characters that XML cannot hold as `_x000D_`, and a literal `_x` as `_x005F_x`.
enum EscapedText {
  static func decode(_ text: String) -> String {
    guard mayHold(text) else { return text }
    let units = Array(text.utf16)
    var decoded: [UInt16] = []
    var place = 0
    while place < units.count {
      if let code = code(in: units, at: place), code != 0 {
        decoded.append(code)
        place += 7
      } else {
        decoded.append(units[place])
        place += 1
      }
    }
    return String(decoding: decoded, as: UTF16.self).replacing("\r\n", with: "\n")
  }

  static func encode(_ text: String) -> String {
    guard mayHold(text) else { return text }
    let units = Array(text.utf16)
    let encoded = units.indices.flatMap { place in
      code(in: units, at: place) == nil ? [units[place]] : Array("_x005F_".utf16)
    }
    return String(decoding: encoded, as: UTF16.self)
  }

  private static func mayHold(_ text: String) -> Bool {
    text.utf8.count >= 7 && text.utf8.contains(0x5F)
  }

  private static func code(in units: [UInt16], at place: Int) -> UInt16? {
    guard place + 7 <= units.count, units[place] == 0x5F, units[place + 1] == 0x78, units[place + 6] == 0x5F else {
      return nil
    }
    let digits = String(decoding: units[place + 2..<place + 6], as: UTF16.self)
    return digits.allSatisfy(\.isHexDigit) ? UInt16(digits, radix: 16) : nil
  }
}
