/// One walk through a form: which questions are asked, and what the calculated ones come to, as the answers stand.
struct FormPass {
  let run: FormRun
  let index: AnswerIndex
  private(set) var disabled: Set<FieldName> = []
  /// Calculated questions whose value this walk changed.
  private(set) var changed: [FieldName] = []

  init(_ run: FormRun, _ nodes: [ResponseItem], disabled: Set<FieldName>) {
    self.run = run
    index = AnswerIndex(nodes, run.questionnaire, disabled: disabled)
  }

  mutating func walk(
    _ nodes: [ResponseItem], _ items: [Item], in parent: FieldName, _ scope: FormScope
  ) -> [ResponseItem] {
    let byLinkId = Dictionary(items.map { ($0.linkId, $0) }) { first, _ in first }
    var counts: [String: Int] = [:]
    for item in items where item.type == .display { note(item, in: parent, scope) }
    return nodes.map { node in
      guard let item = byLinkId[node.linkId] else { return node }
      let place = counts[node.linkId, default: 0]
      counts[node.linkId] = place + 1
      return walk(node, place, item, in: parent, scope)
    }
  }

  private mutating func walk(
    _ node: ResponseItem, _ place: Int, _ item: Item, in parent: FieldName, _ scope: FormScope
  ) -> ResponseItem {
    let name = parent.appending(item.linkId, item.type == .group ? place : nil)
    let inner = item.needsScope ? FormScope(item, node, within: scope) : scope
    guard isEnabled(item, in: parent, inner) else {
      disabled.insert(name)
      return node
    }
    var result = node
    if run.calculates, let expression = item.rules.calculated, !run.overrides.contains(name) {
      calculate(&result, item, expression, name, inner)
    }
    result.items = walk(node.items, item.items, in: name, inner)
    for (place, answer) in result.answers.enumerated() {
      let below = parent.appending(item.linkId, place)
      result.answers[place].items = walk(answer.items, item.items, in: below, inner)
    }
    return result
  }

  /// Texts have no place in a response, but they are shown or not like questions.
  private mutating func note(_ item: Item, in parent: FieldName, _ scope: FormScope) {
    guard !item.enabling.isAlways else { return }
    let inner = FormScope(item, ResponseItem(linkId: item.linkId), within: scope)
    if !isEnabled(item, in: parent, inner) { disabled.insert(parent.appending(item.linkId)) }
  }

  private func isEnabled(_ item: Item, in parent: FieldName, _ scope: FormScope) -> Bool {
    guard !item.enabling.isAlways else { return true }
    if let expression = item.enabling.expression, !run.holds(expression, item, scope) { return false }
    let conditions = item.enabling.conditions
    guard !conditions.isEmpty else { return true }
    let isFulfilled = { (condition: EnableWhen) in
      condition.holds(for: index.values(of: condition.question, nearest: parent))
    }
    return item.enabling.needsAll ? conditions.allSatisfy(isFulfilled) : conditions.contains(where: isFulfilled)
  }

  private mutating func calculate(
    _ node: inout ResponseItem, _ item: Item, _ expression: FormExpression, _ name: FieldName, _ scope: FormScope
  ) {
    let values = run.answers(to: item, expression, scope)
    guard values != node.values else { return }
    changed.append(name)
    let below = node.answers.first?.items ?? []
    node.answers = values.map { ResponseAnswer($0, items: below) }
    if node.answers.isEmpty, !below.isEmpty { node.answers = [ResponseAnswer(nil, items: below)] }
  }
}

extension Item {
  /// Whether anything here or below looks at what stands around it.
  fileprivate var needsScope: Bool {
    enabling.expression != nil || rules.calculated != nil || !rules.variables.isEmpty || !items.isEmpty
  }
}
