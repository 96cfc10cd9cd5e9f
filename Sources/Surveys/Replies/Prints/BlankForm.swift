internal import Storage
internal import Vocabulary

/// A round's questions as they are printed for a meeting: all of them or one area, empty or with what is known already.
/// Sv: blankett med det vi redan vet.
struct BlankForm: Sendable {
  let round: Round
  let areas: [SurveyArea]
  /// In the order of the whole form, so that numbers are those on the screen.
  let questions: [(number: Int, indicator: Indicator)]
  /// Whose form it is; nil for one that anybody may fill in.
  let reply: Reply?
  let known: [String: KnownValue]
  let previous: PreviousAnswers?

  /// Nil when the form has no such area.
  init?(
    round: Round, questionnaire: Questionnaire, area: String?, reply: Reply? = nil, known: [String: KnownValue] = [:],
    previous: PreviousAnswers? = nil
  ) {
    let asked = questionnaire.indicators.filter { round.form == .full || $0.isCore }
    questions = asked.enumerated().map { ($0 + 1, $1) }.filter { area == nil || $0.1.area == area }
    let used = Set(questions.map(\.indicator.area))
    areas = questionnaire.areas.filter { used.contains($0.code) }
    guard area == nil || !areas.isEmpty else { return nil }
    self.round = round
    self.reply = reply
    self.known = known
    self.previous = previous
  }

  func questions(in area: SurveyArea) -> [(number: Int, indicator: Indicator)] {
    questions.filter { $0.indicator.area == area.code }
  }
}

extension Transaction {
  /// A respondent's own form; what was answered before stands in it only for those who may see it.
  func knownForm(of reply: Reply, area: String?, for editor: Editor) throws -> BlankForm? {
    guard let questionnaire = try questionnaire(reply.round.set) else { return nil }
    let asked = questionnaire.indicators.filter { area == nil || $0.area == area }
    return BlankForm(
      round: reply.round, questionnaire: questionnaire, area: area, reply: reply,
      known: try knownValues(for: asked, of: reply), previous: try previousAnswers(of: reply, for: editor))
  }
}
