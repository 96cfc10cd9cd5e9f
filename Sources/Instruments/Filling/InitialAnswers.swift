/// What a form answers of itself when it is opened.
struct InitialAnswers {
  let run: FormRun

  /// Written initial values first, since expressions may look at them.
  func fill(_ nodes: [ResponseItem], of questionnaire: Questionnaire) -> [ResponseItem] {
    let written = nodes.map { fill($0, questionnaire, nil) }
    return fillExpressions(written, questionnaire.items, run.scope(written, []))
  }

  private func fill(_ node: ResponseItem, _ questionnaire: Questionnaire, _ scope: FormScope?) -> ResponseItem {
    guard let item = questionnaire.item(node.linkId) else { return node }
    var node = node
    node.items = node.items.map { fill($0, questionnaire, scope) }
    if item.isQuestion, node.values.isEmpty { node.set(written(item)) }
    for place in node.answers.indices {
      node.answers[place].items = node.answers[place].items.map { fill($0, questionnaire, scope) }
    }
    return node
  }

  /// A value of another type than the question's is left out: nobody could have given it.
  private func written(_ item: Item) -> [AnswerValue] {
    let selected = item.answers.options.filter(\.isInitial).map(\.value)
    let values = (item.initial.isEmpty ? selected : item.initial).compactMap(item.fitted)
    return item.repeats ? values : Array(values.prefix(1))
  }

  private func fillExpressions(_ nodes: [ResponseItem], _ items: [Item], _ scope: FormScope) -> [ResponseItem] {
    let byLinkId = Dictionary(items.map { ($0.linkId, $0) }) { first, _ in first }
    return nodes.map { node in
      guard let item = byLinkId[node.linkId] else { return node }
      var node = node
      let inner = FormScope(item, node, within: scope)
      if let expression = item.rules.initial, node.values.isEmpty { node.set(run.answers(to: item, expression, inner)) }
      node.items = fillExpressions(node.items, item.items, inner)
      for place in node.answers.indices {
        node.answers[place].items = fillExpressions(node.answers[place].items, item.items, inner)
      }
      return node
    }
  }
}

extension ResponseItem {
  /// Answers the question anew; what is asked below its first answer stays.
  mutating func set(_ values: [AnswerValue]) {
    let below = answers.first?.items ?? []
    guard !values.isEmpty else { return }
    answers = values.map { ResponseAnswer($0, items: below) }
  }
}

extension Item {
  /// The value when it is of a type that answers this question; a code's text answers a question for text.
  func fitted(_ value: AnswerValue) -> AnswerValue? {
    if accepts(value) { return answers.option(for: value)?.value ?? value }
    if type == .string || type == .text, let coding = value.coding { return .string(coding.shown) }
    if type == .decimal, let number = value.number { return .decimal(number) }
    return nil
  }

  /// Whether the value is of a type that may answer this question.
  func accepts(_ value: AnswerValue) -> Bool {
    if value.typeName == type.valueType { return true }
    guard type == .coding else { return false }
    if answers.openness == .optionsOrString, case .string = value { return true }
    return answers.options.contains { $0.value.typeName == value.typeName }
  }
}
