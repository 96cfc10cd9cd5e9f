/// The operators between two expressions.
enum PathOperations {
  static func apply(
    _ sign: PathOperator, _ left: PathExpression, _ right: PathExpression, _ frame: PathFrame,
    _ evaluation: PathEvaluation
  ) throws(PathProblem) -> [PathValue] {
    let left = try evaluation.evaluate(left, frame)
    if let settled = try PathLogic.settled(sign, by: left) { return [.boolean(settled)] }
    let right = try evaluation.evaluate(right, frame)
    switch sign {
    case .and, .or, .xor, .implies:
      return try flag(PathLogic.combine(sign, PathSingle.flag(left), PathSingle.flag(right)))
    case .equals, .notEquals:
      return try flag(PathEquality.areEqual(left, right, evaluation).map { $0 == (sign == .equals) })
    case .equivalent, .notEquivalent:
      return try flag(PathEquality.areEquivalent(left, right, evaluation) == (sign == .equivalent))
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return try flag(PathComparison.compare(sign, left, right))
    case .isIn: return try flag(contains(right, left, evaluation))
    case .contains: return try flag(contains(left, right, evaluation))
    case .union: return try PathSets.distinct(left + right, evaluation)
    case .plus, .minus, .times, .divide, .wholeDivide, .remainder, .concatenate:
      let result = try PathArithmetic.calculate(sign, left, right)
      if let text = result.first?.text { try evaluation.spend(text.utf8.count / 16) }
      return result
    case .isType, .asType: throw .wrongKind(sign.rawValue)
    }
  }

  private static func contains(
    _ collection: [PathValue], _ value: [PathValue], _ evaluation: PathEvaluation
  ) throws(PathProblem) -> Bool? {
    guard let value = try PathSingle.value(value) else { return nil }
    return try PathSets.contains(collection, value, evaluation)
  }

  private static func flag(_ flag: Bool?) -> [PathValue] { flag.map { [.boolean($0)] } ?? [] }
}

/// Truth with three values: true, false and not known.
enum PathLogic {
  /// What the left side alone decides, so that the right side need not be looked at.
  static func settled(_ sign: PathOperator, by left: [PathValue]) throws(PathProblem) -> Bool? {
    switch sign {
    case .and: try PathSingle.flag(left) == false ? false : nil
    case .or: try PathSingle.flag(left) == true ? true : nil
    case .implies: try PathSingle.flag(left) == false ? true : nil
    default: nil
    }
  }

  static func combine(_ sign: PathOperator, _ left: Bool?, _ right: Bool?) -> Bool? {
    switch sign {
    case .and: left == false || right == false ? false : left == true && right == true ? true : nil
    case .or: left == true || right == true ? true : left == false && right == false ? false : nil
    case .xor: left.flatMap { left in right.map { left != $0 } }
    case .implies: left == false || right == true ? true : left == true && right == false ? false : nil
    default: nil
    }
  }
}
