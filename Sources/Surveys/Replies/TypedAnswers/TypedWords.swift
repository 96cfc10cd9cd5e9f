internal import HTML

/// What was typed at a question, in words where it can be read and otherwise as it stands.
struct TypedWords {
  let indicator: Indicator
  let typed: TypedAnswer

  var html: HTML {
    switch indicator.judge(typed) {
    case .given(let content): AnswerWords(indicator: indicator, content: content).html
    case .faults: texts.filter { !$0.isEmpty }.html { "<p>\($0)</p>" }
    }
  }

  private var texts: [String] {
    typed.values + typed.rows.values.sorted() + [
      typed.isUnknown ? "Vet inte" : "", typed.comment, typed.evidence, typed.reason,
    ]
  }
}
