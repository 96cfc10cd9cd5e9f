/// A statement as a value. Interpolated values become bindings `$1`, `$2` …; interpolated `SQL` is spliced in;
/// an identifier or free text cannot be interpolated, so a statement cannot be injected into (ASVS 1.2.4).
package struct SQL: Sendable, ExpressibleByStringInterpolation {
  var parts: [Part]

  enum Part: Sendable {
    case text(String)
    case value(Value)

    /// Bytes at most in the finished text.
    var length: Int {
      switch self {
      case .text(let literal): literal.utf8.count
      case .value: 5
      }
    }
  }

  package init(stringLiteral text: String) { parts = [.text(text)] }
  package init(stringInterpolation interpolation: StringInterpolation) { parts = interpolation.parts }

  /// Fragments with a separator between them, such as conditions joined by `AND`.
  package static func joined(_ fragments: [SQL], by separator: StaticString) -> SQL {
    var all: SQL = ""
    for (index, fragment) in fragments.enumerated() {
      if index > 0 { all.parts.append(.text("\(separator)")) }
      all.parts += fragment.parts
    }
    return all
  }

  /// The text with numbered placeholders, and the values in their order.
  var rendered: (text: String, values: [Value]) {
    var text = ""
    var values: [Value] = []
    text.reserveCapacity(parts.reduce(0) { $0 + $1.length })
    values.reserveCapacity(parts.count / 2 + 1)
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .value(let value):
        values.append(value)
        text += "$"
        text += String(values.count)
      }
    }
    return (text, values)
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(interpolationCount * 2 + 1) }

    package mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.text(literal)) } }
    package mutating func appendInterpolation(_ fragment: SQL) { parts += fragment.parts }
    package mutating func appendInterpolation(_ value: some Bindable) { parts.append(.value(value.value)) }
    package mutating func appendInterpolation<Bound: Bindable>(_ value: Bound?) {
      parts.append(.value(value?.value ?? .null))
    }

    /// A list in parentheses for `IN`; an empty list becomes `(NULL)`, which matches nothing.
    package mutating func appendInterpolation(list values: [some Bindable]) {
      guard !values.isEmpty else { return parts.append(.text("(NULL)")) }
      parts.reserveCapacity(parts.count + values.count * 2 + 2)
      var before = "("
      for value in values {
        parts.append(.text(before))
        parts.append(.value(value.value))
        before = ", "
      }
      parts.append(.text(")"))
    }
  }
}
