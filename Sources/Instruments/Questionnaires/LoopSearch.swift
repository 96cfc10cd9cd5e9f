/// Looks for values that would be worked out of themselves, among variables and calculated questions.
struct LoopSearch {
  /// A variable where it stands, or a calculated question.
  private struct Node: Hashable {
    let linkId: String?
    let variable: String?

    var shown: String { variable.map { "%\($0)" } ?? linkId ?? "" }
  }

  private let form: Questionnaire
  private var uses: [Node: [Node]] = [:]
  private var nodes: [Node] = []

  init(_ form: Questionnaire) {
    self.form = form
    let scope = form.variables.map { Node(linkId: nil, variable: $0.name) }
    add(form.variables, linkId: nil, scope: [])
    for item in form.items { add(item, scope: scope) }
  }

  func check() throws(LoadProblem) {
    var settled: Set<Node> = []
    for node in nodes where !settled.contains(node) {
      var path: [(node: Node, rest: [Node])] = [(node, uses[node] ?? [])]
      var onPath: Set<Node> = [node]
      while let last = path.last {
        guard let next = last.rest.last else {
          settled.insert(last.node)
          onPath.remove(last.node)
          path.removeLast()
          continue
        }
        path[path.count - 1].rest.removeLast()
        if onPath.contains(next) { throw .loop(loop(path.map(\.node), back: next)) }
        guard !settled.contains(next) else { continue }
        onPath.insert(next)
        path.append((next, uses[next] ?? []))
      }
    }
  }

  private func loop(_ path: [Node], back node: Node) -> [String] {
    let start = path.firstIndex(of: node) ?? 0
    return path[start...].map(\.shown) + [node.shown]
  }

  private mutating func add(_ item: Item, scope: [Node]) {
    add(item.rules.variables, linkId: item.linkId, scope: scope)
    let inner = item.rules.variables.map { Node(linkId: item.linkId, variable: $0.name) } + scope
    if let path = item.rules.calculated?.path { add(Node(linkId: item.linkId, variable: nil), path, scope: inner) }
    for child in item.items { add(child, scope: inner) }
  }

  /// A variable with its own name in it means the outer one of that name.
  private mutating func add(_ variables: [FormVariable], linkId: String?, scope: [Node]) {
    let own = variables.map { Node(linkId: linkId, variable: $0.name) }
    for variable in variables {
      guard let path = variable.expression.path else { continue }
      let hasOuter = scope.contains { $0.variable == variable.name }
      let seen = own.filter { !hasOuter || $0.variable != variable.name }
      add(Node(linkId: linkId, variable: variable.name), path, scope: seen + scope)
    }
  }

  private mutating func add(_ node: Node, _ path: PathExpression, scope: [Node]) {
    var mentions = PathMentions()
    mentions.look(in: path)
    let variables = mentions.variables.compactMap { name in scope.first { $0.variable == name } }
    let questions = mentions.texts.filter { form.item($0)?.rules.calculated != nil }
    uses[node] = variables + questions.sorted().map { Node(linkId: $0, variable: nil) }
    nodes.append(node)
  }
}

/// The variables an expression uses, and the questions whose answers it looks for by their linkId.
struct PathMentions {
  private(set) var variables: Set<String> = []
  private(set) var texts: Set<String> = []

  /// What is looked for in the form itself, and not among the answers, is no use of an answer.
  mutating func look(in expression: PathExpression, isForm: Bool = false) {
    switch expression {
    case .variable(let name): variables.insert(name)
    case .operation(.equals, let left, let right) where !isForm:
      note(left, right)
      note(right, left)
      look(in: left)
      look(in: right)
    case .member(let left, let right):
      let startsInForm = isForm && !startsAfresh(left) || isFormPath(left)
      look(in: left, isForm: isForm)
      look(in: right, isForm: startsInForm)
    default: for part in expression.parts { look(in: part, isForm: isForm && !startsAfresh(part)) }
    }
  }

  private mutating func note(_ name: PathExpression, _ value: PathExpression) {
    if case .name("linkId") = name, case .literal(.string(let text)) = value { texts.insert(text) }
  }

  private func isFormPath(_ expression: PathExpression) -> Bool {
    ["questionnaire", "qitem"].contains(root(expression))
  }
  private func startsAfresh(_ expression: PathExpression) -> Bool {
    root(expression).map { !["questionnaire", "qitem"].contains($0) } ?? false
  }

  /// The variable that a path begins with.
  private func root(_ expression: PathExpression) -> String? {
    switch expression {
    case .variable(let name): name
    case .member(let left, _), .element(let left, _): root(left)
    default: nil
    }
  }
}
