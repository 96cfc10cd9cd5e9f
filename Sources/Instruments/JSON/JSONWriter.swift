internal import Vocabulary

/// Writes JSON that a person can read: one member a line, two spaces a level.
package enum JSONWriter {
  package static func text(_ value: JSON) -> String {
    var text = ""
    write(value, indent: "", to: &text)
    return text + "\n"
  }

  private static func write(_ value: JSON, indent: String, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number.description
    case .string(let string): text += quotedJSON(string)
    case .array(let elements):
      writeLines(elements, "[", "]", indent: indent, to: &text) { element, inner, text in
        write(element, indent: inner, to: &text)
      }
    case .object(let members):
      writeLines(members, "{", "}", indent: indent, to: &text) { member, inner, text in
        text += quotedJSON(member.name) + ": "
        write(member.value, indent: inner, to: &text)
      }
    }
  }

  private static func writeLines<Line>(
    _ lines: [Line], _ open: String, _ close: String, indent: String, to text: inout String,
    _ write: (Line, String, inout String) -> Void
  ) {
    guard !lines.isEmpty else {
      text += open + close
      return
    }
    let inner = indent + "  "
    text += open
    for (index, line) in lines.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + inner
      write(line, inner, &text)
    }
    text += "\n" + indent + close
  }
}
