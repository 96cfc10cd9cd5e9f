/// Looks through a page for what a browser would forgive and a reader would not: unbalanced tags, ids used twice,
/// references to ids that are not there, fields without a label, inline styles.
package struct Markup {
  private var open: [Substring] = []
  private var ids: Set<Substring> = []
  private var references: [Substring] = []
  private var labelled: Set<Substring> = []
  private var fields: [(tag: Substring, attributes: [Substring: Substring], insideLabel: Bool)] = []
  package private(set) var faults: [String] = []
  /// The addresses of links on the site.
  package private(set) var links: [String] = []

  private static let void: Set<Substring> = [
    "meta", "link", "input", "br", "hr", "img", "col", "wbr", "source", "track",
  ]

  package init(_ page: String) {
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      if rest.hasPrefix("!") {
        rest = rest.hasPrefix("!--") ? rest.after("-->") : rest.after(">")
        continue
      }
      let tag = rest.tag
      rest = rest[tag.endIndex...].dropFirst()
      read(tag)
      if tag.hasPrefix("script") || tag.hasPrefix("style") {
        rest = rest.after("</\(tag.prefix { $0.isLetter })>"); open.removeLast()
      }
    }
    if !open.isEmpty { faults.append("öppna taggar: \(open)") }
    check()
  }

  private mutating func read(_ tag: Substring) {
    if tag.hasPrefix("/") {
      let name = tag.dropFirst().prefix { !$0.isWhitespace }
      if open.last == name {
        open.removeLast()
      } else {
        faults.append("</\(name)> stänger \(open.last ?? "ingenting")")
      }
      return
    }
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    let attributes = tag.attributes
    note(name, attributes)
    if !tag.hasSuffix("/"), !Self.void.contains(name) { open.append(name) }
  }

  private mutating func note(_ name: Substring, _ attributes: [Substring: Substring]) {
    if let id = attributes["id"], !ids.insert(id).inserted { faults.append("id \(id) används två gånger") }
    if attributes["style"] != nil { faults.append("style på \(name)") }
    for key in ["aria-labelledby", "aria-describedby", "aria-controls"] as [Substring] {
      references += attributes[key].map { $0.split(separator: " ") } ?? []
    }
    if name == "label", let target = attributes["for"] { labelled.insert(target) }
    if ["input", "select", "textarea"].contains(name), attributes["type"] != "hidden" {
      fields.append((name, attributes, open.contains("label")))
    }
    if name == "a", let address = attributes["href"], address.hasPrefix("/") || address.hasPrefix("?") {
      links.append(String(address).replacing("&amp;", with: "&"))
    }
    if name == "a", let address = attributes["href"], address.hasPrefix("#") { references.append(address.dropFirst()) }
  }

  private mutating func check() {
    for reference in references where !reference.isEmpty && !ids.contains(reference) {
      faults.append("\(reference) finns inte")
    }
    for field in fields where !isLabelled(field.attributes, field.insideLabel) {
      faults.append("\(field.tag) \(field.attributes["name"] ?? "") saknar etikett")
    }
  }

  private func isLabelled(_ attributes: [Substring: Substring], _ insideLabel: Bool) -> Bool {
    insideLabel || attributes["aria-label"] != nil || attributes["aria-labelledby"] != nil
      || attributes["id"].map(labelled.contains) ?? false
  }
}

extension Substring {
  fileprivate func after(_ text: String) -> Substring {
    firstRange(of: text).map { self[$0.upperBound...] } ?? self[endIndex...]
  }

  /// Up to the `>` that ends the tag, quoted ones skipped.
  fileprivate var tag: Substring {
    var isQuoted = false
    for index in indices {
      if self[index] == "\"" { isQuoted.toggle() }
      if self[index] == ">", !isQuoted { return self[..<index] }
    }
    return self
  }

  fileprivate var attributes: [Substring: Substring] {
    var found: [Substring: Substring] = [:]
    var rest = drop { !$0.isWhitespace }
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      guard !rest.isEmpty else { return found }
      let name = rest.prefix { $0 != "=" && !$0.isWhitespace && $0 != "/" }
      rest = rest[name.endIndex...]
      if rest.hasPrefix("=\"") {
        let value = rest.dropFirst(2).prefix { $0 != "\"" }
        found[name] = value
        rest = rest[value.endIndex...].dropFirst()
      } else {
        found[name] = ""
        if name.isEmpty { rest = rest.dropFirst() }
      }
    }
  }
}
