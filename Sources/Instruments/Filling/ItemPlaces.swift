extension [ResponseItem] {
  /// The question or repetition at a place.
  func node(at name: FieldName) -> ResponseItem? {
    guard let first = name.steps.first, let place = place(of: first) else { return nil }
    let rest = FieldName(Array<FieldName.Step>(name.steps.dropFirst()))
    guard !rest.steps.isEmpty else { return self[place] }
    return self[place].below(first)?.node(at: rest)
  }

  /// Changes the question or repetition at a place, if there is one.
  mutating func change(at name: FieldName, _ change: (inout ResponseItem) -> Void) {
    guard let first = name.steps.first, let place = place(of: first) else { return }
    let rest = FieldName(Array<FieldName.Step>(name.steps.dropFirst()))
    guard !rest.steps.isEmpty else { return change(&self[place]) }
    guard var below = self[place].below(first) else { return }
    below.change(at: rest, change)
    self[place].setBelow(first, below)
  }

  mutating func clear(_ name: FieldName) {
    change(at: name) { node in
      let below = node.answers.first?.items ?? []
      node.answers = below.isEmpty ? [] : [ResponseAnswer(nil, items: below)]
    }
  }

  /// Groups are told apart by their number; a question's number is that of its answer.
  private func place(of step: FieldName.Step) -> Int? {
    guard let first = firstIndex(where: { $0.linkId == step.linkId }) else { return nil }
    guard let index = step.index, self[first].answers.isEmpty else { return first }
    let places = self[first...].indices.filter { self[$0].linkId == step.linkId }
    return places.indices.contains(index) ? places[index] : nil
  }
}

extension ResponseItem {
  fileprivate func below(_ step: FieldName.Step) -> [ResponseItem]? {
    guard !answers.isEmpty else { return items }
    return answers.indices.contains(step.index ?? 0) ? answers[step.index ?? 0].items : nil
  }

  fileprivate mutating func setBelow(_ step: FieldName.Step, _ nodes: [ResponseItem]) {
    if answers.isEmpty { items = nodes } else { answers[step.index ?? 0].items = nodes }
  }
}
