extension PathCall {
  /// What forms add to FHIRPath: the answers below a place, and the points that an answer gives.
  func form() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "answers": return try answers()
    case "ordinal", "weight": return input.compactMap(score)
    default: return nil
    }
  }

  private func answers() throws(PathProblem) -> [PathValue] {
    var found: [PathValue] = []
    var pending = input
    while !pending.isEmpty {
      let answers = try PathNavigation.step("answer", from: pending, evaluation)
      found += answers
      pending = try PathNavigation.step("item", from: pending + answers, evaluation)
    }
    return found
  }

  /// Called on an answer, it looks at the answer's value.
  private func score(_ value: PathValue) -> PathValue? {
    guard let scores = evaluation.scores else { return nil }
    if case .node(let node) = value {
      if node.type == nil, let inner = try? PathNavigation.step("value", from: [value], evaluation).first {
        return scores.score(of: inner, answering: node.linkId).map(PathValue.decimal)
      }
      return scores.score(of: value, answering: node.linkId).map(PathValue.decimal)
    }
    return scores.score(of: value, answering: nil).map(PathValue.decimal)
  }
}
