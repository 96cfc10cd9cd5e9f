/// Values that are written out in an expression.
enum PathLiteral {
  static func read(_ parser: inout PathParser) throws(PathProblem) -> PathExpression {
    let kind = parser.kind
    switch kind {
    case .name(let word):
      parser.advance()
      return .literal(.boolean(word == "true"))
    case .text(let text):
      parser.advance()
      return .literal(.string(text))
    case .moment(let text):
      guard let value = moment(text) else { throw parser.problem }
      parser.advance()
      return .literal(value)
    case .number(let text): return .literal(try number(text, &parser))
    default: throw parser.problem
    }
  }

  /// A number with a unit after it is a quantity.
  private static func number(_ text: String, _ parser: inout PathParser) throws(PathProblem) -> PathValue {
    guard let number = DecimalNumber(text) else { throw parser.problem }
    parser.advance()
    switch parser.kind {
    case .text(let unit):
      parser.advance()
      return .quantity(Quantity(value: number, unit: unit, system: Quantity.ucum, code: unit))
    case .name(let word) where CalendarUnit.isWord(word):
      parser.advance()
      return .quantity(Quantity(value: number, unit: word, system: nil, code: nil))
    default:
      guard !text.contains("."), let whole = number.wholeNumber else { return .decimal(number) }
      return .integer(whole)
    }
  }

  private static func moment(_ text: String) -> PathValue? {
    if text.hasPrefix("T") { return PartialTime(text.dropFirst()).map(PathValue.time) }
    if text.contains("T") { return PartialDateTime(text).map(PathValue.dateTime) }
    return PartialDate(text).map(PathValue.date)
  }
}
