extension PathCall {
  /// Functions of one number. What is not defined, as the root of a negative number, has no value.
  func number() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "abs": return list(try absolute())
    case "ceiling": return try whole { $0.negated.floored.negated }
    case "floor": return try whole { $0.floored }
    case "truncate": return try whole { $0.truncated }
    case "round": return list(try rounded())
    case "sqrt": return try decimal { $0.squareRoot }
    case "exp": return try decimal { $0.exponential }
    case "ln": return try decimal { $0.naturalLogarithm }
    case "log":
      guard let base = try numberArgument(0) else { return [] }
      return try decimal { $0.logarithm(base: base) }
    case "power": return list(try raised())
    default: return nil
    }
  }

  private var operand: DecimalNumber? {
    get throws(PathProblem) { try PathSingle.number(input, for: name) }
  }

  private func whole(_ change: (DecimalNumber) -> DecimalNumber) throws(PathProblem) -> [PathValue] {
    list(try operand.flatMap { change($0).wholeNumber }.map(PathValue.integer))
  }

  private func decimal(_ change: (DecimalNumber) -> DecimalNumber?) throws(PathProblem) -> [PathValue] {
    list(try operand.flatMap(change).map(PathValue.decimal))
  }

  private func absolute() throws(PathProblem) -> PathValue? {
    guard let value = try PathSingle.value(input) else { return nil }
    switch value {
    case .integer(let number): return number == .min ? nil : .integer(abs(number))
    case .decimal(let number): return .decimal(number.magnitude)
    default:
      guard var quantity = value.quantity else { throw .wrongKind(name) }
      quantity.value = quantity.value?.magnitude
      return .quantity(quantity)
    }
  }

  private func rounded() throws(PathProblem) -> PathValue? {
    guard let number = try operand else { return nil }
    let places = try wholeArgument(0) ?? 0
    guard places >= 0 else { throw .wrongKind(name) }
    return .decimal(number.rounded(to: places))
  }

  private func raised() throws(PathProblem) -> PathValue? {
    guard let base = try operand, let exponent = try numberArgument(0) else { return nil }
    guard let result = base.raised(to: exponent) else { return nil }
    if case .integer? = input.first, base.isWhole, let whole = result.wholeNumber, result.decimals == 0 {
      return .integer(whole)
    }
    return .decimal(result)
  }
}
