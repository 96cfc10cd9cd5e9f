/// Looks through a page for what a browser would forgive and a reader would not: unbalanced tags, ids used twice,
/// references to ids that are not there, fields without a label, inline styles.
package struct Markup {
  // Bytes: a build for debugging takes minutes to look through what a crawl sees by characters.
  private let page: [UInt8]
  private var open: [String] = []
  private var ids: Set<String> = []
  private var references: [String] = []
  private var labelled: Set<String> = []
  private var fields: [(tag: String, attributes: [String: String], insideLabel: Bool)] = []
  package private(set) var faults: [String] = []
  /// The addresses of links on the site.
  package private(set) var links: [String] = []

  private static let void: Set<String> = [
    "meta", "link", "input", "br", "hr", "img", "col", "wbr", "source", "track",
  ]

  package init(_ page: String) {
    self.page = Array(page.utf8)
    var position = 0
    while true {
      position = skip(from: position) { $0 != Self.less } + 1
      guard position < self.page.count else { break }
      if self.page[position] == Self.exclamation {
        let isComment = self.page[position...].starts(with: "!--".utf8)
        position = after(isComment ? "-->" : ">", from: position)
        continue
      }
      let end = endOfTag(from: position)
      let name = read(position..<end)
      position = end + 1
      if name == "script" || name == "style" {
        position = after("</\(name)>", from: position)
        open.removeLast()
      }
    }
    if !open.isEmpty { faults.append("öppna taggar: \(open)") }
    check()
  }

  /// What the tag is called.
  private mutating func read(_ tag: Range<Int>) -> String {
    let isEnd = page[tag.lowerBound] == Self.slash
    let start = isEnd ? tag.lowerBound + 1 : tag.lowerBound
    let nameEnd = skip(from: start, to: tag.upperBound) { !Self.isSpace($0) && $0 != Self.slash }
    let name = text(start..<nameEnd)
    if isEnd {
      close(name)
      return name
    }
    note(name, attributes(nameEnd..<tag.upperBound))
    if page[tag.upperBound - 1] != Self.slash, !Self.void.contains(name) { open.append(name) }
    return name
  }

  private mutating func close(_ name: String) {
    if open.last == name {
      open.removeLast()
    } else {
      faults.append("</\(name)> stänger \(open.last ?? "ingenting")")
    }
  }

  private mutating func note(_ name: String, _ attributes: [String: String]) {
    if let id = attributes["id"], !ids.insert(id).inserted { faults.append("id \(id) används två gånger") }
    if attributes["style"] != nil { faults.append("style på \(name)") }
    for key in ["aria-labelledby", "aria-describedby", "aria-controls"] {
      references += attributes[key].map { $0.split(separator: " ").map(String.init) } ?? []
    }
    if name == "label", let target = attributes["for"] { labelled.insert(target) }
    if ["input", "select", "textarea"].contains(name), attributes["type"] != "hidden" {
      fields.append((name, attributes, open.contains("label")))
    }
    if name == "a", let address = attributes["href"], address.hasPrefix("/") || address.hasPrefix("?") {
      links.append(address.replacing("&amp;", with: "&"))
    }
    if name == "a", let address = attributes["href"], address.hasPrefix("#") {
      references.append(String(address.dropFirst()))
    }
  }

  private mutating func check() {
    for reference in references where !reference.isEmpty && !ids.contains(reference) {
      faults.append("\(reference) finns inte")
    }
    for field in fields where !isLabelled(field.attributes, field.insideLabel) {
      faults.append("\(field.tag) \(field.attributes["name"] ?? "") saknar etikett")
    }
  }

  private func isLabelled(_ attributes: [String: String], _ insideLabel: Bool) -> Bool {
    insideLabel || attributes["aria-label"] != nil || attributes["aria-labelledby"] != nil
      || attributes["id"].map(labelled.contains) ?? false
  }
}

extension Markup {
  private static let (less, greater, slash, exclamation) = (
    UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "!")
  )
  private static let (quote, equals) = (UInt8(ascii: "\""), UInt8(ascii: "="))

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func text(_ range: Range<Int>) -> String { String(decoding: page[range], as: UTF8.self) }

  /// The first place from there on where it no longer holds.
  private func skip(from start: Int, to end: Int? = nil, while holds: (UInt8) -> Bool) -> Int {
    var position = start
    let end = end ?? page.count
    while position < end, holds(page[position]) { position += 1 }
    return position
  }

  private func after(_ text: String, from start: Int) -> Int {
    let sought = Array(text.utf8)
    var position = start
    while position < page.count {
      position = skip(from: position) { $0 != sought[0] }
      if page[position...].starts(with: sought) { return position + sought.count }
      position += 1
    }
    return page.count
  }

  /// The `>` that ends the tag, quoted ones skipped.
  private func endOfTag(from start: Int) -> Int {
    var isQuoted = false
    return skip(from: start) { byte in
      if byte == Self.quote { isQuoted.toggle() }
      return byte != Self.greater || isQuoted
    }
  }

  private func attributes(_ range: Range<Int>) -> [String: String] {
    var found: [String: String] = [:]
    var position = range.lowerBound
    while true {
      position = skip(from: position, to: range.upperBound) { Self.isSpace($0) || $0 == Self.slash }
      guard position < range.upperBound else { return found }
      let end = skip(from: position, to: range.upperBound) {
        $0 != Self.equals && !Self.isSpace($0) && $0 != Self.slash
      }
      let name = text(position..<end)
      guard end + 1 < range.upperBound, page[end] == Self.equals, page[end + 1] == Self.quote else {
        found[name] = ""
        position = max(end, position + 1)
        continue
      }
      let valueEnd = skip(from: end + 2, to: range.upperBound) { $0 != Self.quote }
      found[name] = text(end + 2..<valueEnd)
      position = valueEnd + 1
    }
  }
}
