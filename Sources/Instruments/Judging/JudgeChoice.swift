extension JudgeAnswer {
  /// Whether the answer is one of those to choose between.
  func judgeChoice(_ value: AnswerValue) {
    switch item.answers.source {
    case .missing: wrong(at: place, "Listan med svar finns inte här, så svaret går inte att pröva.", .warning)
    case .none:
      guard item.type == .coding, item.rules.options == nil, value.coding != nil else { return }
      wrong(at: place, "Frågan har ingen lista med svar, så svaret går inte att pröva.", .information)
    case .listed: judgeListed(value)
    }
  }

  private func judgeListed(_ value: AnswerValue) {
    guard !isFree(value) else { return }
    if let option = listed(value) { return judgeDisplay(value, option) }
    if let fits = item.answers.alsoFits, let code = value.coding?.code ?? text(value),
      (try? fits.matchesWhole(code)) == true
    {
      return
    }
    wrong(at: value.coding == nil ? valuePlace(value) : place, "”\(value.shown)” är inget av svaren i listan.")
  }

  private func isFree(_ value: AnswerValue) -> Bool {
    switch item.answers.openness {
    case .optionsOnly: false
    case .optionsOrType: true
    case .optionsOrString: text(value) != nil
    }
  }

  /// A text is judged by the codes when the list is one of codes.
  private func listed(_ value: AnswerValue) -> AnswerOption? {
    guard item.answers.isValueSet, let text = text(value) else { return item.answers.option(for: value) }
    return item.answers.options.first { $0.value.coding?.code == text }
  }

  /// A code under another name than its own may be another answer than the one that was meant.
  private func judgeDisplay(_ value: AnswerValue, _ option: AnswerOption) {
    guard item.answers.isValueSet, let own = value.coding?.display, let right = option.value.coding?.display,
      own.lowercased() != right.lowercased()
    else { return }
    wrong(at: valuePlace(value) + ".display", "Svaret kallas ”\(own)” men heter ”\(right)” i listan.")
    wrong(at: place, "”\(own)” är inget av svaren i listan.")
  }

  private func text(_ value: AnswerValue) -> String? { if case .string(let text) = value { text } else { nil } }
}
