/// A number with a unit.
package struct Quantity: Sendable, Equatable {
  static let ucum = "http://unitsofmeasure.org"

  package var value: DecimalNumber?
  /// The unit as people read it.
  package var unit: String?
  package var system: String?
  package var code: String?
  /// `<`, `>` and the like, when the number is a limit.
  package var comparator: String?

  package init(
    value: DecimalNumber?, unit: String? = nil, system: String? = nil, code: String? = nil, comparator: String? = nil
  ) {
    (self.value, self.unit, self.system, self.code, self.comparator) = (value, unit, system, code, comparator)
  }

  init(json: JSON) {
    self.init(
      value: json["value"]?.number, unit: json["unit"]?.text, system: json["system"]?.text, code: json["code"]?.text,
      comparator: json["comparator"]?.text)
  }

  var json: JSON {
    .object(
      of: ("value", value.map(JSON.number)), ("comparator", comparator.map(JSON.string)),
      ("unit", unit.map(JSON.string)), ("system", system.map(JSON.string)), ("code", code.map(JSON.string)))
  }

  var calendarUnit: CalendarUnit? { (code ?? unit).flatMap(CalendarUnit.init(named:)) }

  var written: String? {
    guard let value else { return nil }
    if let code, system == Quantity.ucum { return "\(value) '\(code)'" }
    return unit.map { "\(value) \($0)" } ?? "\(value) '1'"
  }

  /// The unit as people read it, or its code.
  package var shownUnit: String? { unit ?? code }

  /// Whether the unit is one that a machine can tell.
  var hasFormalUnit: Bool { system != nil && code != nil }
}
