extension FilledForm {
  /// The form as a page shows it, from top to bottom: only what is asked and not hidden.
  package func fields(withProblems: Bool = true) -> [FormField] {
    let run = run
    let writer = FieldWriter(form: self, run: run, issues: withProblems ? issues : [])
    return writer.fields(items, questionnaire.items, in: FieldName(), level: 0, run.scope(items, disabled))
  }
}

/// Makes a page's rows of a form.
struct FieldWriter {
  let form: FilledForm
  let run: FormRun
  private let sentences: [FieldName: [String]]

  init(form: FilledForm, run: FormRun, issues: [Issue]) {
    (self.form, self.run) = (form, run)
    var sentences: [FieldName: [String]] = [:]
    for issue in issues where issue.severity != .information {
      if let field = issue.field, sentences[field]?.contains(issue.sentence) != true {
        sentences[field, default: []].append(issue.sentence)
      }
    }
    self.sentences = sentences
  }

  func fields(
    _ nodes: [ResponseItem], _ items: [Item], in parent: FieldName, level: Int, _ scope: FormScope
  ) -> [FormField] {
    let byLinkId = Dictionary(grouping: nodes, by: \.linkId)
    return items.flatMap { item in
      guard !item.isHidden, !item.look.isHelp || item.type != .display else { return [FormField]() }
      let own = byLinkId[item.linkId] ?? []
      switch item.type {
      case .display: return text(item, in: parent, level, scope)
      case .group:
        return own.enumerated().flatMap { place, node in
          group(node, place, of: own.count, item, in: parent, level, scope)
        }
      default: return own.first.map { question($0, item, in: parent, level, scope) } ?? []
      }
    }
  }

  private func text(_ item: Item, in parent: FieldName, _ level: Int, _ scope: FormScope) -> [FormField] {
    let name = parent.appending(item.linkId)
    guard !form.disabled.contains(name) else { return [] }
    let inner = FormScope(item, ResponseItem(linkId: item.linkId), within: scope)
    let row = FieldRow(writer: self, item: item, name: name, level: level, scope: inner)
    return [row.field(.text)] + fields([], item.items, in: name, level: level + 1, inner)
  }

  private func group(
    _ node: ResponseItem, _ place: Int, of count: Int, _ item: Item, in parent: FieldName, _ level: Int,
    _ scope: FormScope
  ) -> [FormField] {
    let name = parent.appending(item.linkId, place)
    guard !form.disabled.contains(name) else { return [] }
    let inner = FormScope(item, node, within: scope)
    var row = FieldRow(writer: self, item: item, name: name, level: level, scope: inner)
    row.mayBeRepeated = item.repeats && place == count - 1 && count < item.most ?? CompleteItems.mostRepetitions
    row.mayBeRemoved = item.repeats && count > max(1, item.limits.minOccurs ?? 1)
    return [row.field(.heading)] + fields(node.items, item.items, in: name, level: level + 1, inner)
  }

  private func question(
    _ node: ResponseItem, _ item: Item, in parent: FieldName, _ level: Int, _ scope: FormScope
  ) -> [FormField] {
    let name = parent.appending(item.linkId)
    guard !form.disabled.contains(name) else { return [] }
    let inner = FormScope(item, node, within: scope)
    if item.takesMany {
      let row = FieldRow(writer: self, item: item, name: name, level: level, scope: inner)
      let below = node.answers.first?.items ?? []
      return [row.chosen(node.values)]
        + fields(below, item.items, in: parent.appending(item.linkId, 0), level: level + 1, inner)
    }
    return slots(node, item).flatMap { place, answer in
      let field = parent.appending(item.linkId, place)
      let row = FieldRow(writer: self, item: item, name: field, level: level, scope: inner)
      return [row.answered(answer?.value)] + fields(answer?.items ?? [], item.items, in: field, level: level + 1, inner)
    }
  }

  /// The answers there are, and an empty place for one more when the question takes several.
  private func slots(_ node: ResponseItem, _ item: Item) -> [(Int, ResponseAnswer?)] {
    var slots: [(Int, ResponseAnswer?)] = node.answers.enumerated().map { ($0.offset, $0.element) }
    let hasEmptyLast = node.answers.last.map { $0.value == nil && $0.unreadable == nil } ?? false
    let mayHaveMore = item.repeats && !hasEmptyLast && slots.count < item.most ?? CompleteItems.mostRepetitions
    if slots.isEmpty || mayHaveMore && !item.isReadOnly && !item.isCalculated { slots.append((slots.count, nil)) }
    return slots
  }

  /// What is wrong at a field. What is wrong with a question as a whole is said at its first field.
  func problems(at name: FieldName) -> [String] {
    if let unread = form.unread[name] { return [unread.sentence] }
    let own = sentences[name] ?? []
    guard let index = name.steps.last?.index, index == 0 else { return own }
    let whole = sentences[name.question] ?? []
    return own + whole.filter { !own.contains($0) }
      + (form.restless.contains(name.question) ? ["Uträkningen kommer inte fram till något svar."] : [])
  }
}
