extension FilledForm {
  /// How many repetitions of a group there are.
  func repetitions(of name: FieldName) -> Int {
    let around = name.parent.steps.isEmpty ? items : items.below(name.parent)
    return around.count { $0.linkId == name.linkId }
  }

  /// Sees to it that the repetitions and answers on the way to a field are there, as far as the form allows.
  mutating func makeRoom(for name: FieldName) {
    items = FormRoom(questionnaire: questionnaire).room(for: name.steps[...], in: items, questionnaire.items)
  }

  /// What expressions see at a place.
  func scope(at name: FieldName, in run: FormRun) -> FormScope {
    var scope = run.scope(items, disabled)
    for index in name.steps.indices {
      let part = FieldName(Array(name.steps[...index]))
      guard let node = items.node(at: part), let item = questionnaire.item(node.linkId) else { break }
      scope = FormScope(item, node, within: scope)
    }
    return scope
  }

  /// Takes away empty answers and repetitions, so that what is left is numbered without gaps.
  mutating func tidy() {
    var tidying = TidyItems(questionnaire: questionnaire, unread: unread, overrides: overrides)
    items = tidying.tidy(items, from: FieldName(), to: FieldName())
    (unread, overrides) = (tidying.newUnread, tidying.newOverrides)
  }
}

extension Questionnaire {
  /// Whether the name goes from item to item as the form is built.
  func holds(_ name: FieldName) -> Bool {
    var level = items
    for step in name.steps {
      guard let item = level.first(where: { $0.linkId == step.linkId }) else { return false }
      level = item.items
    }
    return true
  }
}

/// Makes repetitions that a browser speaks of but the form does not have yet.
struct FormRoom {
  let questionnaire: Questionnaire

  func room(for steps: ArraySlice<FieldName.Step>, in nodes: [ResponseItem], _ items: [Item]) -> [ResponseItem] {
    guard let step = steps.first, let item = items.first(where: { $0.linkId == step.linkId }) else { return nodes }
    let index = min(
      step.index ?? 0, (item.most ?? CompleteItems.mostRepetitions) - 1, CompleteItems.mostRepetitions - 1)
    return item.type == .group ? group(steps, index, nodes, item) : question(steps, index, nodes, item)
  }

  private func group(_ steps: ArraySlice<FieldName.Step>, _ index: Int, _ nodes: [ResponseItem], _ item: Item)
    -> [ResponseItem]
  {
    var nodes = nodes
    var places = nodes.indices.filter { nodes[$0].linkId == item.linkId }
    while places.count <= index {
      let place = places.last.map { $0 + 1 } ?? nodes.count
      nodes.insert(contentsOf: CompleteItems.complete([], to: [item]).prefix(1), at: place)
      places.append(place)
    }
    if index >= 0 {
      nodes[places[index]].items = room(for: steps.dropFirst(), in: nodes[places[index]].items, item.items)
    }
    return nodes
  }

  private func question(_ steps: ArraySlice<FieldName.Step>, _ index: Int, _ nodes: [ResponseItem], _ item: Item)
    -> [ResponseItem]
  {
    guard steps.count > 1, let place = nodes.firstIndex(where: { $0.linkId == item.linkId }), index >= 0 else {
      return nodes
    }
    var nodes = nodes
    while nodes[place].answers.count <= index {
      nodes[place].answers.append(ResponseAnswer(nil, items: CompleteItems.complete([], to: item.items)))
    }
    let below = nodes[place].answers[index].items
    nodes[place].answers[index].items = room(for: steps.dropFirst(), in: below, item.items)
    return nodes
  }
}

extension [ResponseItem] {
  /// What lies below a repetition or an answer.
  fileprivate func below(_ name: FieldName) -> [ResponseItem] {
    guard let node = node(at: name) else { return [] }
    guard !node.answers.isEmpty else { return node.items }
    let index = name.steps.last?.index ?? 0
    return node.answers.indices.contains(index) ? node.answers[index].items : []
  }
}
