extension PathCall {
  /// Functions of a file's own structure, and of the moment.
  func tree() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "children": return input.flatMap(PathNavigation.children)
    case "descendants": return try descendants()
    case "extension": return try extensions()
    // What other files hold is never fetched.
    case "resolve": return []
    case "today": return [.date(evaluation.occasion.today)]
    case "now": return [.dateTime(evaluation.occasion.now)]
    case "timeOfDay": return list(evaluation.occasion.now.time.map(PathValue.time))
    case "yearOf", "monthOf", "dayOf", "hourOf", "minuteOf": return list(try part())
    case "comparable": return flag(try isComparable())
    default: return nil
    }
  }

  private func descendants() throws(PathProblem) -> [PathValue] {
    var found: [PathValue] = []
    var pending = input
    while !pending.isEmpty {
      pending = pending.flatMap(PathNavigation.children)
      try evaluation.spend(pending.count * 2)
      found += pending
    }
    return found
  }

  private func extensions() throws(PathProblem) -> [PathValue] {
    guard let url = try textArgument(0) else { return [] }
    return try PathNavigation.step("extension", from: input, evaluation).filter {
      if case .node(let node) = $0 { node.json["url"]?.text == url } else { false }
    }
  }

  private func part() throws(PathProblem) -> PathValue? {
    guard let value = try PathSingle.value(input) else { return nil }
    switch PathMoment(value) {
    case .point(let point)?:
      let parts = ["yearOf": point.date.year, "monthOf": point.date.month, "dayOf": point.date.day]
      return (parts[name] ?? timePart(point.time)).map(PathValue.integer)
    case .time(let time)?: return timePart(time).map(PathValue.integer)
    case nil: throw .wrongKind(name)
    }
  }

  private func timePart(_ time: PartialTime?) -> Int? {
    switch name {
    case "hourOf": time?.hour
    case "minuteOf": time?.minute
    default: nil
    }
  }

  private func isComparable() throws(PathProblem) -> Bool? {
    guard let left = try PathSingle.value(input)?.quantity, let right = try PathSingle.value(argument(0))?.quantity
    else {
      return nil
    }
    return UnitConversion.value(of: right, inUnitOf: left) != nil
  }
}
