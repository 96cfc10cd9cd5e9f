extension JudgeResponse {
  /// Judges what stands at one level of the response against the same level of the form.
  func judge(_ nodes: [ResponseItem], _ items: [Item], in parent: FieldName, at place: String, _ scope: FormScope) {
    let linkIds = Set(items.map(\.linkId))
    for node in nodes where !linkIds.contains(node.linkId) {
      let isElsewhere = questionnaire.item(node.linkId) != nil
      note(
        .error, place,
        isElsewhere
          ? "”\(node.linkId)” hör hemma på ett annat ställe i formuläret."
          : "Frågan ”\(node.linkId)” finns inte i formuläret.")
    }
    let numbered = nodes.enumerated().map { (index: $0.offset, node: $0.element) }
    let byLinkId = Dictionary(grouping: numbered) { $0.node.linkId }
    for item in items {
      judge(byLinkId[item.linkId] ?? [], item, in: parent, at: place, scope)
    }
  }

  private func judge(
    _ own: [(index: Int, node: ResponseItem)], _ item: Item, in parent: FieldName, at place: String, _ scope: FormScope
  ) {
    let isGroup = item.type == .group
    let named = own.enumerated().map { number, found in
      (name: parent.appending(item.linkId, isGroup ? number : nil), found: found)
    }
    for (name, found) in named where disabled.contains(name) && found.node.hasContent {
      note(.error, "\(place).item[\(found.index)]", "Frågan är besvarad fast den inte skulle ställas.", name)
    }
    if own.isEmpty { return judgeAbsent(item, in: parent, at: place, scope) }
    let asked = named.filter { !disabled.contains($0.name) }
    judgeRepetitions(asked.map(\.found), item, in: parent, at: place)
    for (name, found) in asked {
      judge(found.node, item, name, in: parent, at: "\(place).item[\(found.index)]", scope)
    }
  }

  /// Nothing stands in the response, so whether it is asked must be worked out here.
  private func judgeAbsent(_ item: Item, in parent: FieldName, at place: String, _ scope: FormScope) {
    guard isFinished, item.least > 0, item.canBeAnswered, isAsked(item, in: parent, scope) else { return }
    note(.error, place, item.missing, parent.appending(item.linkId, item.type == .group ? 0 : nil))
  }

  private func isAsked(_ item: Item, in parent: FieldName, _ scope: FormScope) -> Bool {
    guard !item.enabling.isAlways else { return true }
    let node = ResponseItem(linkId: item.linkId)
    var pass = firstPass
    _ = pass.walk([node], [item], in: parent, scope)
    return !pass.disabled.contains(parent.appending(item.linkId, item.type == .group ? 0 : nil))
  }

  private func judgeRepetitions(
    _ own: [(index: Int, node: ResponseItem)], _ item: Item, in parent: FieldName, at place: String
  ) {
    let most = item.type == .group ? item.most : 1
    if let most, own.count > most {
      note(
        .error, "\(place).item[\(own[max(0, most)].index)]", "Det får finnas högst \(most) av detta.",
        parent.appending(item.linkId))
    }
    guard item.type == .group, isFinished, let last = own.last, own.count < item.least else { return }
    note(
      .error, "\(place).item[\(last.index)]", "Det ska finnas minst \(item.least) av detta.",
      parent.appending(item.linkId, 0))
  }

  private func judge(
    _ node: ResponseItem, _ item: Item, _ name: FieldName, in parent: FieldName, at path: String, _ scope: FormScope
  ) {
    let inner = FormScope(item, node, within: scope)
    switch item.type {
    case .group:
      if !node.answers.isEmpty { note(.error, path, "En grupp av frågor kan inte ha egna svar.", name) }
      judge(node.items, item.items, in: name, at: path, inner)
    case .display, .question:
      if !node.answers.isEmpty { note(.error, path, "Här finns ingen fråga att svara på.", name) }
    default:
      if !node.items.isEmpty { note(.error, path, "Följdfrågor ska stå under sitt svar.", name) }
      judgeAnswers(node, item, name, in: parent, at: path, inner)
    }
    judge(item.rules.constraints, in: name, at: path, inner)
  }
}

extension Item {
  /// Nobody can answer a question whose list of answers is missing.
  var canBeAnswered: Bool {
    guard isQuestion else { return type == .group }
    if case .missing = answers.source { return answers.isOpen }
    return type != .question && rules.options?.path != nil || rules.options == nil
  }

  var missing: String {
    guard isQuestion else { return "Fyll i den här delen." }
    return least > 1 ? "Svara med minst \(least) svar." : "Svara på frågan."
  }
}
