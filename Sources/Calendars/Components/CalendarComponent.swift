/// A part of a calendar between BEGIN and END, such as VCALENDAR, VEVENT or VTIMEZONE (RFC 5545 section 3.6).
package struct CalendarComponent: Sendable, Hashable {
  /// In capitals.
  package let name: String
  package private(set) var lines: [ContentLine]
  package private(set) var components: [CalendarComponent]

  /// Lines are written before the components within it.
  package init(_ name: String, _ lines: [ContentLine] = [], components: [CalendarComponent] = []) {
    self.name = TokenName.made(of: name)
    self.lines = lines
    self.components = components
  }

  /// Adds a line last.
  package mutating func append(_ line: ContentLine) { lines.append(line) }

  /// Adds a component last.
  package mutating func append(_ component: CalendarComponent) { components.append(component) }

  /// The first line of this name, given in capitals.
  package func first(_ name: String) -> ContentLine? { lines.first { $0.name == name } }

  /// All lines of this name, given in capitals, in the file's order.
  package func all(_ name: String) -> [ContentLine] { lines.filter { $0.name == name } }

  /// The components of this name, given in capitals, directly within this one.
  package func components(named name: String) -> [CalendarComponent] { components.filter { $0.name == name } }
}

extension CalendarComponent {
  /// The component as a file has it: lines of at most 75 octets, ended with CR LF.
  package var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    text += ContentLine("BEGIN", name).written
    for line in lines { text += line.written }
    for component in components { component.write(to: &text) }
    text += ContentLine("END", name).written
  }
}
