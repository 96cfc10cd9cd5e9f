internal import Access
internal import Storage
internal import Vocabulary

/// One area of a reply for one editor, with what stands beside each question. Sv: frågeområde att svara på.
struct AreaSheet: Sendable {
  let sheet: AnswerSheet
  let area: SurveyArea
  let editor: Editor
  let known: [String: KnownValue]
  let previous: PreviousAnswers?
  let setAside: [String: SetAside]

  var reply: Reply { sheet.reply }
  var indicators: [Indicator] { sheet.indicators(in: area.code) }
  /// The number of the first question, counted through the whole form.
  var firstNumber: Int { (sheet.indicators.firstIndex { $0.area == area.code } ?? 0) + 1 }
  /// Who gave this editor answers by phone last, so that the name is not asked for twice.
  var lastPhone: String? {
    sheet.answers.values.filter { $0.origin == .phone && $0.editedBy == editor.byline.text }
      .max { $0.editedAt < $1.editedAt }?.originNote
  }
}

/// What the same respondent answered in the round before. Sv: förra omgångens svar.
struct PreviousAnswers: Sendable {
  let round: Round
  let indicators: [String: Indicator]
  let answers: [String: Answer]

  /// The answer in words, and whether the question meant something else then.
  func words(for indicator: Indicator) -> (text: String, hasOtherDefinition: Bool)? {
    guard let before = indicators[indicator.code], let answer = answers[indicator.code],
      let value = before.value(stored: answer.stored)
    else { return nil }
    return (before.words(for: value), before.definitionVersion != indicator.definitionVersion)
  }
}

extension Transaction {
  /// Nil when the form has no such area.
  func areaSheet(of reply: Reply, area code: String, for editor: Editor) throws -> AreaSheet? {
    let sheet = try answerSheet(of: reply)
    guard let area = sheet.area(code) else { return nil }
    return AreaSheet(
      sheet: sheet, area: area, editor: editor,
      known: try knownValues(for: sheet.indicators(in: code), of: reply),
      previous: try previousAnswers(of: reply, for: editor), setAside: try setAside(by: editor, in: reply))
  }

  func previousAnswers(of reply: Reply, for editor: Editor) throws -> PreviousAnswers? {
    guard let previous = try reply.round.previous.flatMap({ try roundBeside($0) }),
      let respondent = try respondent(reply.respondent.respondent, in: previous.id),
      let questionnaire = try questionnaire(previous.set, withRetired: true)
    else { return nil }
    let answers = try answers(in: Reply(round: previous, respondent: respondent), seenBeside: editor)
    guard !answers.isEmpty else { return nil }
    let indicators = Dictionary(questionnaire.indicators.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    return PreviousAnswers(round: previous, indicators: indicators, answers: answers)
  }

  /// The respondent's own see what they wrote; a team sees what was confirmed, in a round and county that are its own.
  private func answers(in previous: Reply, seenBeside editor: Editor) throws -> [String: Answer] {
    if editor.isFromRespondent { return try answers(of: previous.respondent.respondent, in: previous.round.id) }
    guard let viewer = editor.viewer, previous.isInTeam(viewer) else { return [:] }
    return try publishedAnswers(of: previous.respondent, in: previous.round.id)
  }

  func knownValues(for indicators: [Indicator], of reply: Reply) throws -> [String: KnownValue] {
    guard let municipality = reply.respondent.respondent.municipality else { return [:] }
    return try publishedValues(for: indicators, municipality: municipality, asOf: reply.round.opensOn)
      .mapValues(KnownValue.init)
  }
}
