extension PathCall {
  /// Functions that make one value of many. Of nothing they make nothing: no answers are not a sum of 0.
  func aggregate() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "aggregate": return try aggregated()
    case "sum": return list(try sum())
    case "avg": return list(try mean())
    case "min": return list(try extreme(.before))
    case "max": return list(try extreme(.after))
    default: return nil
    }
  }

  private func aggregated() throws(PathProblem) -> [PathValue] {
    try expect(1...2)
    var total = try argument(1)
    for (place, value) in input.enumerated() {
      var frame = frame.turn(value, place)
      frame.total = total
      total = try evaluation.evaluate(arguments[0], frame)
    }
    return total
  }

  private func sum() throws(PathProblem) -> PathValue? {
    var total = input.first
    for value in input.dropFirst() {
      guard let left = total else { return nil }
      total = try PathArithmetic.calculate(.plus, left, value)
    }
    return total
  }

  private func mean() throws(PathProblem) -> PathValue? {
    guard let sum = try sum() else { return nil }
    return try PathArithmetic.calculate(.divide, sum, .integer(input.count))
  }

  private func extreme(_ wanted: Ordering) throws(PathProblem) -> PathValue? {
    var best = input.first
    for value in input.dropFirst() {
      guard let current = best else { return nil }
      if try PathComparison.order(value, current, for: name) == wanted { best = value }
    }
    return best
  }
}
