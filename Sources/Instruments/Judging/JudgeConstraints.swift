extension JudgeResponse {
  /// A rule is broken when it comes to false. When it comes to nothing, there is not enough to judge by.
  func judge(_ constraints: [Constraint], in name: FieldName, at place: String, _ scope: FormScope) {
    for constraint in constraints {
      switch constraint.rule {
      case .unreadable(let problem): cannot(constraint, problem, name, at: place)
      case .path(let path): judge(constraint, path, in: name, at: place, scope)
      }
    }
  }

  private func judge(
    _ constraint: Constraint, _ path: PathExpression, in name: FieldName, at place: String, _ scope: FormScope
  ) {
    do {
      let values = try run.evaluation.values(of: path, on: [scope.context], variables: scope)
      guard try PathSingle.flag(values) == false else { return }
      let sentence = constraint.human.isEmpty ? "Svaren stämmer inte med varandra." : constraint.human
      let field = target(of: constraint, in: name, scope) ?? name
      note(constraint.isError ? .error : .warning, place, sentence, field)
    } catch {
      cannot(constraint, error, name, at: place)
    }
  }

  private func cannot(_ constraint: Constraint, _ problem: PathProblem, _ name: FieldName, at place: String) {
    let rule = constraint.human.isEmpty ? constraint.key : constraint.human
    note(.warning, place, "Regeln ”\(rule)” går inte att pröva. \(problem.sentence)", name)
  }

  /// The question that the rule says it is about.
  private func target(of constraint: Constraint, in name: FieldName, _ scope: FormScope) -> FieldName? {
    guard let location = constraint.location,
      let values = try? run.evaluation.values(of: location, on: [scope.context], variables: scope),
      case .node(let node)? = values.first, let linkId = node.json["linkId"]?.text
    else { return nil }
    let candidate = name.appending(linkId)
    return questionnaire.holds(candidate) ? candidate : nil
  }
}
