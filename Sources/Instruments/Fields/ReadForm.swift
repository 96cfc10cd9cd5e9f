extension FormField {
  /// What was answered, as a person reads it; nil for what was left empty.
  package var shown: String? {
    if kind == .yesOrNo { return ["true": "Ja", "false": "Nej"][typed] }
    let words = options.filter(\.isChosen).map(\.label) + [other, typed].compactMap(\.self).filter { !$0.isEmpty }
    guard !words.isEmpty else { return nil }
    return words.joined(separator: ", ") + (unit.map { " \($0)" } ?? "")
  }
}

extension FilledForm {
  /// What keeps the form from being finished.
  package var faults: [Issue] { issues.filter { $0.severity == .error } }

  /// The files that are attached, by the field that each stands in.
  package var attachments: [FieldName: Attachment] {
    fields(withProblems: false).reduce(into: [:]) { found, field in
      if let attachment = field.attachment { found[field.name] = attachment }
    }
  }

  /// How many questions that can be answered have no answer.
  package var unanswered: Int {
    fields(withProblems: false).count { $0.isEditable && $0.shown == nil }
  }

  /// What the form's calculations come to, with what they are called.
  package var results: [(label: String, value: String)] {
    fields(withProblems: false).filter(\.isCalculated).compactMap { field in field.shown.map { (field.label, $0) } }
  }

  /// What was written and chosen, without what was asked.
  package var answerTexts: [String] {
    var (found, pending) = ([String](), response.items[...])
    while let next = pending.popFirst() {
      found += next.values.map(\.shown)
      pending += next.items + next.answers.flatMap(\.items)
    }
    return found + unread.values.map(\.text)
  }

  /// What was typed but is no answer, by the field that it stands in.
  package var unreadTexts: [(name: String, text: String)] { unread.map { ($0.key.description, $0.value.text) } }
}

extension Questionnaire {
  /// Whether the name of something that was sent is a field of the form.
  package func hasField(named name: String) -> Bool {
    let field = name.split(separator: "!", maxSplits: 1).first.flatMap { FieldName($0) }
    return field.map(holds) ?? false
  }

  package var takesFiles: Bool { allItems.contains { $0.type == .attachment } }

  /// Whether what is asked or reckoned depends on the answers.
  package var changesAsItIsFilled: Bool { allItems.contains { $0.isCalculated || !$0.enabling.isAlways } }
}
