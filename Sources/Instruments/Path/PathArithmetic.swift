/// Sums, products and the joining of texts. What is too large, and what is divided by zero, has no value.
enum PathArithmetic {
  static func calculate(
    _ sign: PathOperator, _ left: [PathValue], _ right: [PathValue]
  ) throws(PathProblem) -> [PathValue] {
    if sign == .concatenate {
      let texts = (try PathSingle.text(left, for: "&") ?? "", try PathSingle.text(right, for: "&") ?? "")
      return [.string(texts.0 + texts.1)]
    }
    guard let left = try PathSingle.value(left), let right = try PathSingle.value(right) else { return [] }
    return try calculate(sign, left, right).map { [$0] } ?? []
  }

  static func negate(_ values: [PathValue]) throws(PathProblem) -> [PathValue] {
    guard let value = try PathSingle.value(values) else { return [] }
    switch value {
    case .integer(let number): return number == .min ? [] : [.integer(-number)]
    case .decimal(let number): return [.decimal(number.negated)]
    default:
      guard var quantity = value.quantity else { throw .wrongKind("-") }
      quantity.value = quantity.value?.negated
      return [.quantity(quantity)]
    }
  }

  static func calculate(_ sign: PathOperator, _ left: PathValue, _ right: PathValue) throws(PathProblem) -> PathValue? {
    if case .integer(let left) = left, case .integer(let right) = right, sign != .divide {
      return whole(sign, left, right)
    }
    if let left = left.number, let right = right.number { return number(sign, left, right) }
    if sign == .plus, let left = left.text, let right = right.text { return .string(left + right) }
    if sign == .plus || sign == .minus, let quantity = right.quantity, PathMoment(left) != nil {
      return try moved(left, by: quantity, sign)
    }
    if let left = left.quantity, let right = right.quantity {
      return quantity(sign, left, right).map(PathValue.quantity)
    }
    if let scaled = scaled(sign, left, right) { return .quantity(scaled) }
    throw .wrongKind(sign.rawValue)
  }

  private static func whole(_ sign: PathOperator, _ left: Int, _ right: Int) -> PathValue? {
    let (result, isTooLarge): (Int, Bool)
    switch sign {
    case .plus: (result, isTooLarge) = left.addingReportingOverflow(right)
    case .minus: (result, isTooLarge) = left.subtractingReportingOverflow(right)
    case .times: (result, isTooLarge) = left.multipliedReportingOverflow(by: right)
    case .wholeDivide: (result, isTooLarge) = left.dividedReportingOverflow(by: right)
    default: (result, isTooLarge) = left.remainderReportingOverflow(dividingBy: right)
    }
    return isTooLarge ? nil : .integer(result)
  }

  private static func number(_ sign: PathOperator, _ left: DecimalNumber, _ right: DecimalNumber) -> PathValue? {
    switch sign {
    case .plus: left.adding(right).map(PathValue.decimal)
    case .minus: left.subtracting(right).map(PathValue.decimal)
    case .times: left.multiplied(by: right).map(PathValue.decimal)
    case .divide: left.divided(by: right).map(PathValue.decimal)
    case .wholeDivide: left.divided(by: right)?.truncated.wholeNumber.map(PathValue.integer)
    default:
      left.divided(by: right)?.truncated.multiplied(by: right).flatMap { left.subtracting($0) }.map(PathValue.decimal)
    }
  }

  private static func quantity(_ sign: PathOperator, _ left: Quantity, _ right: Quantity) -> Quantity? {
    guard let value = left.value else { return nil }
    var result = left
    switch sign {
    case .plus: result.value = UnitConversion.value(of: right, inUnitOf: left).flatMap { value.adding($0) }
    case .minus: result.value = UnitConversion.value(of: right, inUnitOf: left).flatMap { value.subtracting($0) }
    case .divide:
      let ratio = UnitConversion.value(of: right, inUnitOf: left).flatMap { value.divided(by: $0) }
      result = Quantity(value: ratio, unit: "1", system: Quantity.ucum, code: "1")
    default: return nil
    }
    return result.value == nil ? nil : result
  }

  /// A quantity and a number of no unit.
  private static func scaled(_ sign: PathOperator, _ left: PathValue, _ right: PathValue) -> Quantity? {
    guard sign == .times || sign == .divide else { return nil }
    guard var quantity = left.quantity ?? (sign == .times ? right.quantity : nil), let value = quantity.value,
      let number = right.number ?? left.number
    else { return nil }
    quantity.value = sign == .times ? value.multiplied(by: number) : value.divided(by: number)
    return quantity.value == nil ? nil : quantity
  }

  private static func moved(
    _ moment: PathValue, by quantity: Quantity, _ sign: PathOperator
  ) throws(PathProblem) -> PathValue? {
    guard let unit = quantity.calendarUnit, let count = quantity.value?.truncated.wholeNumber else {
      throw .wrongKind(sign.rawValue)
    }
    let steps = sign == .plus ? count : -count
    switch moment {
    case .date(let date): return date.adding(steps, unit).map(PathValue.date)
    case .dateTime(let dateTime): return dateTime.adding(steps, unit).map(PathValue.dateTime)
    case .time(let time): return time.adding(steps, unit).map(PathValue.time)
    default: return nil
    }
  }
}
