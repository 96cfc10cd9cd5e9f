extension QuestionnaireReader {
  mutating func answerChoice(_ json: JSON, _ type: ItemType, _ linkId: String) throws(LoadProblem) -> AnswerChoice {
    let openness = openness(json)
    if let url = json["answerValueSet"]?.text {
      guard let list = shelf.list(at: url) else {
        refuse(.externalValueSet(linkId: linkId, url: url))
        return choice(.missing(url), [], openness)
      }
      let options = list.codes.map { AnswerOption(.coding($0), score: $0.score) }
      return AnswerChoice(
        source: .listed, options: options, openness: openness, alsoFits: list.alsoFits, isValueSet: true)
    }
    var options: [AnswerOption] = []
    for option in json["answerOption"]?.elements ?? [] { options.append(try self.option(option, linkId)) }
    return choice(options.isEmpty ? .none : .listed, options, openness)
  }

  private func choice(
    _ source: AnswerChoice.Source, _ options: [AnswerOption], _ openness: AnswerChoice.Openness
  ) -> AnswerChoice {
    AnswerChoice(source: source, options: options, openness: openness, alsoFits: nil, isValueSet: false)
  }

  /// R4 tells openness by the type, R5 by a member of its own; some R4 files tell it by the control.
  private func openness(_ json: JSON) -> AnswerChoice.Openness {
    if let named = json["answerConstraint"]?.text.flatMap({ AnswerChoice.Openness(rawValue: $0) }) { return named }
    let control = Extensions(of: json).coding("questionnaire-itemControl")?.code
    return json["type"]?.text == "open-choice" || control == "open-choice" ? .optionsOrString : .optionsOnly
  }

  private func option(_ json: JSON, _ linkId: String) throws(LoadProblem) -> AnswerOption {
    guard let value = AnswerValue(within: json) else { throw .malformed(linkId: linkId, member: "answerOption") }
    let extensions = Extensions(of: json)
    // The points may also stand on a value that is no object, in the member with an underscore.
    let beside = json.members.first { $0.name.hasPrefix("_value") }.map { Extensions(of: $0.value) }
    return AnswerOption(
      value, score: extensions.score ?? value.coding?.score ?? beside?.score,
      isInitial: json["initialSelected"]?.flag ?? false,
      isExclusive: extensions.value("questionnaire-optionExclusive")?.flag ?? false)
  }
}
