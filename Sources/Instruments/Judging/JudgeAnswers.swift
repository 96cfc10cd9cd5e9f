extension JudgeResponse {
  /// Judges the answers to one question, and what is asked below each.
  func judgeAnswers(
    _ node: ResponseItem, _ item: Item, _ name: FieldName, in parent: FieldName, at path: String, _ scope: FormScope
  ) {
    judgeCount(node, item, name, at: path)
    judgeExclusive(node, item, name, at: path)
    judgeCalculated(node, item, name, at: path)
    for (index, answer) in node.answers.enumerated() {
      let field = parent.appending(item.linkId, index)
      let place = "\(path).answer[\(index)]"
      if let value = answer.value {
        JudgeAnswer(judge: self, item: item, field: field, place: place).judge(value)
      } else if answer.unreadable != nil {
        note(.error, place, "Svaret är av ett slag som inte kan läsas här.", field)
      } else if answer.items.isEmpty {
        note(.error, place, "Svaret är tomt.", field)
      }
      judge(answer.items, item.items, in: field, at: place, scope)
    }
  }

  private func judgeCount(_ node: ResponseItem, _ item: Item, _ name: FieldName, at path: String) {
    let count = node.answers.count { $0.value != nil || $0.unreadable != nil }
    if let most = item.most, count > most {
      note(.error, path, most == 1 ? "Frågan kan bara ha ett svar." : "Frågan kan ha högst \(most) svar.", name)
    }
    guard isFinished, item.canBeAnswered, count < item.least else { return }
    note(.error, path, item.missing, name)
  }

  private func judgeExclusive(_ node: ResponseItem, _ item: Item, _ name: FieldName, at path: String) {
    guard node.values.count > 1 else { return }
    let alone = node.values.compactMap { item.answers.option(for: $0) }.first { $0.isExclusive }
    if let alone { note(.error, path, "”\(alone.value.shown)” går inte att välja tillsammans med något annat.", name) }
  }

  /// A stored total is never believed.
  private func judgeCalculated(_ node: ResponseItem, _ item: Item, _ name: FieldName, at path: String) {
    guard let calculated, item.isCalculated, !node.values.isEmpty else { return }
    let values = calculated.node(at: name)?.values ?? []
    let agree = values.count == node.values.count && zip(values, node.values).allSatisfy { $0.agrees(with: $1) }
    guard !agree else { return }
    let stored = node.values.map(\.shown).joined(separator: ", ")
    let result = values.isEmpty ? "inget värde" : values.map(\.shown).joined(separator: ", ")
    note(.warning, path, "Här står \(stored), men svaren ger \(result).", name)
  }
}

extension AnswerValue {
  /// A total is the same whether or not its unit is written.
  fileprivate func agrees(with other: AnswerValue) -> Bool {
    guard case .quantity(let left) = self, case .quantity(let right) = other else { return means(other) }
    return left.value == right.value
      && (left.shownUnit == nil || right.shownUnit == nil || left.shownUnit == right.shownUnit)
  }
}
