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
  /// What the form's calculations come to, with what they are called.
  package var results: [(label: String, value: String)] {
    fields(withProblems: false).filter(\.isCalculated).compactMap { field in field.shown.map { (field.label, $0) } }
  }

  /// What was written with words of one's own, as opposed to what was chosen.
  package var freeTexts: [String] {
    var (found, pending) = ([String](), response.items[...])
    while let next = pending.popFirst() {
      found += next.values.compactMap { value in if case .string(let text) = value { text } else { nil } }
      pending += next.items + next.answers.flatMap(\.items)
    }
    return found + unread.values.map(\.text)
  }

  /// What was typed but is no answer, by the field that it stands in.
  package var unreadTexts: [(name: String, text: String)] { unread.map { ($0.key.description, $0.value.text) } }
}

extension Questionnaire {
  /// Whether what is asked or reckoned depends on the answers.
  package var changesAsItIsFilled: Bool { allItems.contains { $0.isCalculated || !$0.enabling.isAlways } }
}
