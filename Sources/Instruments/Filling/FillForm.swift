extension FilledForm {
  /// The form with what a browser sent. A field that was sent replaces the answer; one that was not leaves it as it was.
  package func filled(with pairs: [(name: String, value: String)]) -> FilledForm {
    let posted = PostedAnswers(pairs)
    var form = self
    for (name, isOn) in posted.overrides { form.override(name, isOn) }
    // What lies deepest first: a question's answers keep what is below them by number.
    for name in posted.questions.keys.sorted(by: { $0.steps.count > $1.steps.count }) {
      if let question = posted.questions[name] { form.take(question, at: name) }
    }
    for name in posted.removed { form.remove(name) }
    form.tidy()
    form.settle()
    for name in posted.added { form.add(name) }
    return form
  }

  /// The form with a file, or another answer that is not typed, in a field.
  package func answering(_ value: AnswerValue, at name: FieldName) -> FilledForm {
    let index = name.steps.last?.index ?? 0
    guard let item = fillable(name.question), item.accepts(value),
      index < (item.repeats ? item.most ?? CompleteItems.mostRepetitions : 1)
    else { return self }
    var form = self
    form.makeRoom(for: name)
    form.items.change(at: name.question) { $0.setAnswer(index, value) }
    form.settle()
    return form
  }

  private mutating func take(_ question: PostedAnswers.Question, at name: FieldName) {
    guard let item = fillable(name) else { return }
    makeRoom(for: name)
    for key in unread.keys where key.question == name { unread[key] = nil }
    if item.takesMany {
      take(many: question, at: name, item)
    } else {
      for (index, text) in question.typed where index < CompleteItems.mostRepetitions {
        let other = question.other[index] ?? ""
        take(text.isEmpty || text == Item.otherKey ? other : text, question.units[index], at: name, index, item)
      }
      for (index, text) in question.other where question.typed[index] == nil && index < CompleteItems.mostRepetitions {
        take(text, nil, at: name, index, item)
      }
    }
  }

  private mutating func take(_ text: String, _ unit: String?, at name: FieldName, _ index: Int, _ item: Item) {
    do {
      let value = try reader(item, at: name).answer(text, unit: unit)
      items.change(at: name) { $0.setAnswer(index, value) }
    } catch {
      unread[name.parent.appending(item.linkId, index)] = error
      items.change(at: name) { $0.setAnswer(index, nil) }
    }
  }

  private mutating func take(many question: PostedAnswers.Question, at name: FieldName, _ item: Item) {
    let reader = reader(item, at: name)
    var values = (question.chosen ?? []).compactMap { key in reader.options.first { $0.key == key }?.value }
    if item.answers.isOpen, let text = question.other[0], let value = try? reader.answer(text) { values.append(value) }
    let below = items.node(at: name)?.answers.first?.items ?? []
    items.change(at: name) { node in
      node.answers = values.isEmpty && !below.isEmpty ? [ResponseAnswer(nil)] : values.map { ResponseAnswer($0) }
      if !node.answers.isEmpty { node.answers[0].items = below }
    }
  }

  private func reader(_ item: Item, at name: FieldName) -> ReadTyped {
    let run = run
    return ReadTyped(item: item, options: run.options(of: item, scope(at: name, in: run)), occasion: occasion)
  }

  /// The question, if it is one that the person filling in the form may answer.
  private func fillable(_ name: FieldName) -> Item? {
    guard let linkId = name.linkId, let item = questionnaire.item(linkId), item.isQuestion else { return nil }
    guard questionnaire.holds(name), !item.isReadOnly, !item.isHidden else { return nil }
    return item.isCalculated && !overrides.contains(name) ? nil : item
  }

  private mutating func override(_ name: FieldName, _ isOn: Bool) {
    guard let item = name.linkId.flatMap({ questionnaire.item($0) }), item.isCalculated, !item.isReadOnly else {
      return
    }
    if isOn { overrides.insert(name) } else { overrides.remove(name) }
  }

  private mutating func add(_ name: FieldName) {
    guard let linkId = name.linkId, let item = questionnaire.item(linkId), item.type == .group, item.repeats else {
      return
    }
    let count = repetitions(of: name)
    guard questionnaire.holds(name), count < item.most ?? CompleteItems.mostRepetitions else { return }
    makeRoom(for: name.parent.appending(linkId, count))
    items = CompleteItems.complete(items, to: questionnaire.items)
    settle()
  }

  private mutating func remove(_ name: FieldName) {
    guard let item = name.linkId.flatMap({ questionnaire.item($0) }), item.type == .group, item.repeats else { return }
    items.change(at: name) { $0 = ResponseItem(linkId: $0.linkId) }
    for key in unread.keys where key.steps.starts(with: name.steps) { unread[key] = nil }
  }
}

extension Item {
  /// What a form sends when somebody chooses to answer with words of their own.
  package static let otherKey = "*"

  /// Whether several of the options may be chosen in one field.
  var takesMany: Bool { repeats && answers.isListed }
}

extension ResponseItem {
  mutating func setAnswer(_ index: Int, _ value: AnswerValue?) {
    while answers.count <= index { answers.append(ResponseAnswer(nil)) }
    answers[index].value = value
    answers[index].unreadable = nil
  }
}
