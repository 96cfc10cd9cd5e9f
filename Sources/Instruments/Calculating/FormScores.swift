/// The points of answers, as a form's own lists give them.
struct FormScores: PathScores {
  let questionnaire: Questionnaire

  func score(of value: PathValue, answering linkId: String?) -> DecimalNumber? {
    if case .node(let node) = value {
      let coding = Coding(json: node.json)
      return coding.score ?? option(.coding(coding), linkId)?.score
    }
    switch value {
    case .string(let text): return option(.string(text), linkId)?.score
    case .integer(let number): return option(.integer(number), linkId)?.score
    case .date(let date): return option(.date(date), linkId)?.score
    default: return nil
    }
  }

  private func option(_ value: AnswerValue, _ linkId: String?) -> AnswerOption? {
    linkId.flatMap { questionnaire.item($0) }?.answers.option(for: value)
  }
}
