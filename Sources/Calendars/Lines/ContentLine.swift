/// One unfolded line of a calendar, `NAME;PARAMETER=VALUE:value` (RFC 5545 section 3.1).
package struct ContentLine: Sendable, Hashable {
  /// One parameter with its values, as `PARTSTAT=ACCEPTED` (RFC 5545 section 3.2).
  package struct Parameter: Sendable, Hashable {
    /// In capitals.
    package let name: String
    /// What is meant, without quotation marks and escapes.
    package let values: [String]

    /// The name is made capitals.
    package init(_ name: String, _ values: String...) { self.init(name, values: values) }

    init(_ name: String, values: [String]) {
      self.name = TokenName.made(of: name)
      self.values = values.map(\.withoutControls)
    }
  }

  /// In capitals.
  package let name: String
  package let parameters: [Parameter]
  /// As it stands in the file, with its escapes; always one line.
  package let value: String

  /// A line with a value that is written as it is: a time, a number, an address or a rule. Line breaks and other control
  /// characters are left out, so that no value can make a line of its own.
  package init(_ name: String, _ value: String, _ parameters: [Parameter] = []) {
    self.name = TokenName.made(of: name)
    self.parameters = parameters
    self.value = value.withoutControls(exceptBreaks: false)
  }

  /// A line with a text that people read: its commas, semicolons and line breaks are escaped.
  package init(_ name: String, text: String, _ parameters: [Parameter] = []) {
    self.init(name, CalendarText.escaped(text), parameters)
  }

  /// A line with several texts, as CATEGORIES has.
  package init(_ name: String, texts: [String], _ parameters: [Parameter] = []) {
    self.init(name, texts.map(CalendarText.escaped).joined(separator: ","), parameters)
  }
}

extension ContentLine {
  /// The value with its escapes undone.
  package var text: String { CalendarText.unescaped(value) }

  /// The values of a list, divided at unescaped commas, with their escapes undone.
  package var texts: [String] { CalendarText.parts(of: value, at: ",") }

  /// The parts of a structured value, as in REQUEST-STATUS, divided at unescaped semicolons.
  package var parts: [String] { CalendarText.parts(of: value, at: ";") }

  /// Nil for what is no whole number of at most nine digits.
  package var number: Int? { Int(value.trimmed).flatMap { $0.magnitude < 1_000_000_000 ? $0 : nil } }

  /// The first value of the first parameter of this name, given in capitals.
  package func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.values.first }

  /// The mail address that ORGANIZER or ATTENDEE points to; nil for other kinds of addresses.
  package var mailAddress: String? {
    let scheme = "mailto:"
    let address = value.trimmed
    guard address.prefix(scheme.count).lowercased() == scheme else { return nil }
    return String(address.dropFirst(scheme.count).trimmed)
  }
}

/// The names of lines, parameters and components: letters, digits and hyphens (RFC 5545 section 3.1).
enum TokenName {
  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x2F: true
    default: false
    }
  }

  /// In capitals and without what no name may have; "X" when nothing is left.
  static func made(of name: String) -> String {
    let bytes = name.utf8.filter(isPart).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    return bytes.isEmpty ? "X" : String(decoding: bytes, as: UTF8.self)
  }
}
