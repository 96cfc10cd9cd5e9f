extension PathCall {
  /// Parts of a collection, and collections put together.
  func subset() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "first": return Array(input.prefix(1))
    case "last": return Array(input.suffix(1))
    case "tail": return Array(input.dropFirst())
    case "skip": return Array(input.dropFirst(max(0, try wholeArgument(0) ?? 0)))
    case "take": return Array(input.prefix(max(0, try wholeArgument(0) ?? 0)))
    case "single": return list(try PathSingle.value(input))
    case "distinct": return try PathSets.distinct(input, evaluation)
    case "union": return try PathSets.distinct(input + argument(0), evaluation)
    case "combine": return try combined()
    case "intersect": return try shared()
    case "exclude": return try kept(besides: argument(0))
    default: return nil
    }
  }

  private func combined() throws(PathProblem) -> [PathValue] {
    let values = input + (try argument(0))
    try evaluation.spend(values.count)
    return values
  }

  private func shared() throws(PathProblem) -> [PathValue] {
    let others = try argument(0)
    var kept: [PathValue] = []
    for value in try PathSets.distinct(input, evaluation) where try PathSets.contains(others, value, evaluation) {
      kept.append(value)
    }
    return kept
  }

  private func kept(besides others: [PathValue]) throws(PathProblem) -> [PathValue] {
    var kept: [PathValue] = []
    for value in input where try !PathSets.contains(others, value, evaluation) { kept.append(value) }
    return kept
  }
}
