extension PathCall {
  /// Functions that go through a collection with an expression of their own.
  func filter() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "where": return try filtered()
    case "select": return try selected()
    case "repeat", "repeatAll": return try repeated(keepsCopies: name == "repeatAll")
    case "iif": return try chosen()
    case "ofType":
      let type = try typeArgument()
      return input.filter { PathTypes.isType($0, type) }
    case "is": return try PathTypes.test(input, .isType, typeArgument())
    case "as": return try PathTypes.test(input, .asType, typeArgument())
    case "trace": return input
    case "coalesce": return try firstFound()
    default: return nil
    }
  }

  private func filtered() throws(PathProblem) -> [PathValue] {
    try expect(1...1)
    var kept: [PathValue] = []
    for (place, value) in input.enumerated() where try PathSingle.flag(turn(0, value, at: place)) == true {
      kept.append(value)
    }
    return kept
  }

  private func selected() throws(PathProblem) -> [PathValue] {
    var found: [PathValue] = []
    for (place, value) in input.enumerated() { found += try turn(0, value, at: place) }
    return found
  }

  /// Parts of a file are never inside themselves, so only plain values are looked for among those already found.
  private func repeated(keepsCopies: Bool) throws(PathProblem) -> [PathValue] {
    var found: [PathValue] = []
    var pending = input
    while !pending.isEmpty {
      var next: [PathValue] = []
      for (place, value) in pending.enumerated() {
        for result in try turn(0, value, at: place) {
          try evaluation.spend(1)
          if !keepsCopies, result.isPlain, try PathSets.contains(found, result, evaluation) { continue }
          found.append(result)
          next.append(result)
        }
      }
      pending = next
    }
    return found
  }

  /// Only the branch that is chosen is evaluated.
  private func chosen() throws(PathProblem) -> [PathValue] {
    try expect(2...3)
    let frame = input.count == 1 ? self.frame.turn(input[0], 0) : self.frame
    let holds = try PathSingle.flag(evaluation.evaluate(arguments[0], frame)) == true
    if holds { return try evaluation.evaluate(arguments[1], frame) }
    return arguments.count == 3 ? try evaluation.evaluate(arguments[2], frame) : []
  }

  private func firstFound() throws(PathProblem) -> [PathValue] {
    for index in arguments.indices {
      let values = try argument(index)
      if !values.isEmpty { return values }
    }
    return []
  }
}

extension PathValue {
  fileprivate var isPlain: Bool { if case .node = self { false } else { true } }
}
