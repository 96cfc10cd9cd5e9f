extension PathCall {
  /// What is there, and whether it is all true.
  func existence() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "empty": return flag(input.isEmpty)
    case "exists": return flag(try exists())
    case "all": return flag(try all())
    case "allTrue": return flag(try flags().allSatisfy { $0 })
    case "anyTrue": return flag(try flags().contains(true))
    case "allFalse": return flag(try flags().allSatisfy { !$0 })
    case "anyFalse": return flag(try flags().contains(false))
    case "not": return flag(try PathSingle.flag(input).map { !$0 })
    case "count": return [.integer(input.count)]
    case "hasValue": return flag(input.count == 1 && input[0].written != nil)
    case "getValue": return input.count == 1 && input[0].written != nil ? input : []
    case "isDistinct": return flag(try PathSets.distinct(input, evaluation).count == input.count)
    case "subsetOf": return flag(try PathSets.isSubset(input, of: argument(0), evaluation))
    case "supersetOf": return flag(try PathSets.isSubset(argument(0), of: input, evaluation))
    default: return nil
    }
  }

  private func exists() throws(PathProblem) -> Bool {
    try expect(0...1)
    guard !arguments.isEmpty else { return !input.isEmpty }
    for (place, value) in input.enumerated() where try PathSingle.flag(turn(0, value, at: place)) == true {
      return true
    }
    return false
  }

  private func all() throws(PathProblem) -> Bool {
    for (place, value) in input.enumerated() where try PathSingle.flag(turn(0, value, at: place)) != true {
      return false
    }
    return true
  }

  private func flags() throws(PathProblem) -> [Bool] {
    try input.map { value throws(PathProblem) in
      guard case .boolean(let flag) = value else { throw .wrongKind(name) }
      return flag
    }
  }
}
