internal import Vocabulary

/// Writes JSON with its fields in the order given, so that a person can read the file and compare two of them.
struct JSONWriter {
  private(set) var text = ""
  private var depth = 0
  private var isFirst = true

  init() {}

  mutating func object(_ fields: (inout JSONWriter) -> Void) { group("{", "}", fields) }

  mutating func object(_ name: String, _ fields: (inout JSONWriter) -> Void) {
    begin(name)
    group("{", "}", fields)
  }

  mutating func list<Item>(_ name: String, _ items: [Item], _ write: (Item, inout JSONWriter) -> Void) {
    begin(name)
    group("[", "]") { writer in
      for item in items {
        writer.separate()
        writer.object { write(item, &$0) }
      }
    }
  }

  /// An object whose fields are objects.
  mutating func objects<Item>(
    _ name: String, _ items: [Item], key: KeyPath<Item, String>, _ write: (Item, inout JSONWriter) -> Void
  ) {
    object(name) { writer in
      for item in items { writer.object(item[keyPath: key]) { write(item, &$0) } }
    }
  }

  mutating func texts(_ name: String, _ values: [String]) {
    begin(name)
    text += "[" + values.map(quotedJSON).joined(separator: ", ") + "]"
  }

  mutating func field(_ name: String, _ value: String?) { raw(name, value.map(quotedJSON) ?? "null") }
  mutating func field(_ name: String, _ value: Int?) { raw(name, value.map { String($0) } ?? "null") }
  mutating func field(_ name: String, _ value: Bool) { raw(name, value ? "true" : "false") }
  mutating func field(_ name: String, _ value: Double) {
    raw(name, Int(exactly: value).map { String($0) } ?? String(value))
  }

  private mutating func raw(_ name: String, _ value: String) {
    begin(name)
    text += value
  }

  private mutating func begin(_ name: String) {
    separate()
    text += quotedJSON(name) + ": "
  }

  private mutating func group(_ open: String, _ close: String, _ content: (inout JSONWriter) -> Void) {
    text += open
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { breakLine() }
    text += close
    isFirst = false
  }

  private mutating func separate() {
    if !isFirst { text += "," }
    isFirst = false
    breakLine()
  }

  private mutating func breakLine() { text += "\n" + String(repeating: " ", count: depth) }
}
