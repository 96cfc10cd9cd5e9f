/// Collections as sets.
enum PathSets {
  static func distinct(_ values: [PathValue], _ evaluation: PathEvaluation) throws(PathProblem) -> [PathValue] {
    var kept: [PathValue] = []
    for value in values where try !contains(kept, value, evaluation) { kept.append(value) }
    return kept
  }

  static func contains(
    _ values: [PathValue], _ value: PathValue, _ evaluation: PathEvaluation
  ) throws(PathProblem) -> Bool {
    try evaluation.spend(values.count)
    for other in values where try PathEquality.areEqual(other, value, evaluation) == true { return true }
    return false
  }

  static func isSubset(
    _ values: [PathValue], of others: [PathValue], _ evaluation: PathEvaluation
  ) throws(PathProblem) -> Bool {
    for value in values where try !contains(others, value, evaluation) { return false }
    return true
  }
}
