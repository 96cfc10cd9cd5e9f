/// What expressions at one place of a form can see: its variables, those of the places around it, and the whole response.
final class FormScope: PathVariables {
  let parent: FormScope?
  let whole: FormWhole
  /// The part of the response that expressions here start from.
  let context: PathValue
  private let item: Item?
  private let variables: [FormVariable]
  private var known: [String: Result<[PathValue], PathProblem>] = [:]
  private var underWay: Set<String> = []

  /// The outermost scope.
  init(_ whole: FormWhole) {
    self.whole = whole
    parent = nil
    item = nil
    context = whole.resource
    variables = whole.questionnaire.variables
  }

  init(_ item: Item, _ node: ResponseItem, within parent: FormScope) {
    self.parent = parent
    whole = parent.whole
    self.item = item
    context = .node(PathNode(node.json, linkId: item.linkId))
    variables = item.rules.variables
  }

  func value(of name: String, in evaluation: PathEvaluation) throws(PathProblem) -> [PathValue]? {
    switch name {
    case "resource", "rootResource": return [whole.resource]
    case "context": return [context]
    case "questionnaire": return [whole.form]
    case "qitem": return item.map { [.node(PathNode($0.json))] } ?? []
    default: return try variable(name, evaluation)
    }
  }

  func values(of expression: FormExpression, in evaluation: PathEvaluation) throws(PathProblem) -> [PathValue] {
    guard let path = expression.path else { return [] }
    return try evaluation.values(of: path, on: [context], variables: self)
  }

  private func variable(_ name: String, _ evaluation: PathEvaluation) throws(PathProblem) -> [PathValue]? {
    guard let variable = variables.first(where: { $0.name == name }), !underWay.contains(name) else {
      return try outer(name, evaluation)
    }
    if let given = whole.given(name) { return given }
    if let result = known[name] { return try result.get() }
    underWay.insert(name)
    defer { underWay.remove(name) }
    do {
      let values = try values(of: variable.expression, in: evaluation)
      known[name] = .success(values)
      return values
    } catch {
      known[name] = .failure(error)
      throw error
    }
  }

  private func outer(_ name: String, _ evaluation: PathEvaluation) throws(PathProblem) -> [PathValue]? {
    if let parent { return try parent.value(of: name, in: evaluation) }
    if let given = whole.given(name) { return given }
    guard !underWay.contains(name) else { throw .variableLoop(name) }
    return nil
  }
}

/// What all places of a form have in common while its expressions are evaluated.
final class FormWhole {
  let questionnaire: Questionnaire
  let resource: PathValue
  let form: PathValue
  private let context: [String: JSON]

  init(_ questionnaire: Questionnaire, response: QuestionnaireResponse, context: [String: JSON]) {
    self.questionnaire = questionnaire
    self.context = context
    resource = .node(PathNode(response.json))
    form = .node(PathNode(questionnaire.json))
  }

  /// A value from outside. One that the form says it is launched with, but was not given, is empty.
  func given(_ name: String) -> [PathValue]? {
    if let json = context[name] { return [.node(PathNode(json))] }
    return launchNames.contains(name) ? [] : nil
  }

  private lazy var launchNames: Set<String> = {
    let declared = Extensions(of: questionnaire.json).all("sdc-questionnaire-launchContext")
    return Set(
      declared.compactMap { json in
        let name = Extensions(of: json).value("name")
        return name?["code"]?.text ?? name?.text
      })
  }()
}
