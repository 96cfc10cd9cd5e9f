/// Goes through a response and notes what is wrong with it.
final class JudgeResponse {
  static let root = "QuestionnaireResponse"

  let response: QuestionnaireResponse
  let questionnaire: Questionnaire
  let run: FormRun
  private(set) var disabled: Set<FieldName> = []
  private(set) var issues: [Issue] = []
  /// What calculated questions come to; nil when that is not to be compared.
  private(set) var calculated: [ResponseItem]?
  /// A walk that has not begun, with the answers sorted by question.
  private(set) lazy var firstPass = FormPass(run, response.items, disabled: disabled)
  private let occasion: Occasion
  private let context: [String: JSON]

  init(
    _ response: QuestionnaireResponse, _ questionnaire: Questionnaire, _ occasion: Occasion, _ context: [String: JSON]
  ) {
    (self.response, self.questionnaire, self.occasion, self.context) = (response, questionnaire, occasion, context)
    run = FormRun(questionnaire, head: response.head, occasion: occasion, context: context, calculates: false)
  }

  func judge(recalculates: Bool) {
    judgeHead()
    disabled = run.settle(response.items).disabled
    if recalculates, questionnaire.allItems.contains(where: \.isCalculated) {
      calculated = FilledForm(resume: response, of: questionnaire, on: occasion, context: context).items
    }
    let scope = run.scope(response.items, disabled)
    judge(questionnaire.constraints, in: FieldName(), at: JudgeResponse.root, scope)
    judge(response.items, questionnaire.items, in: FieldName(), at: JudgeResponse.root, scope)
  }

  /// Whether unanswered questions are wrong: not while somebody is still writing.
  var isFinished: Bool { !["in-progress", "stopped", "entered-in-error"].contains(response.status) }

  func note(_ severity: Issue.Severity, _ place: String, _ sentence: String, _ field: FieldName? = nil) {
    issues.append(Issue(severity: severity, place: place, sentence: sentence, field: field))
  }

  private func judgeHead() {
    let ownStatus = ["in-progress", "completed", "amended", "entered-in-error", "stopped"]
    if !ownStatus.contains(response.status ?? "") {
      note(.error, JudgeResponse.root + ".status", "Svaren saknar status. Ange om de är färdiga.")
    }
    judgeQuestionnaire()
    judgeAuthored()
  }

  private func judgeQuestionnaire() {
    guard let url = questionnaire.url, let own = response.questionnaire else { return }
    let halves = own.split(separator: "|", maxSplits: 1).map(String.init)
    let place = JudgeResponse.root + ".questionnaire"
    if halves.first != url { return note(.error, place, "Svaren hör till ett annat formulär.") }
    guard halves.count == 2, let version = questionnaire.version, halves[1] != version else { return }
    note(.warning, place, "Svaren är skrivna i version \(halves[1]), men prövas mot version \(version).")
  }

  private func judgeAuthored() {
    guard let authored = response.authored else { return }
    let place = JudgeResponse.root + ".authored"
    if let end = questionnaire.effective.end, authored.isOnLaterDay(than: end) {
      note(.warning, place, "Svaren är skrivna efter att formuläret slutade gälla, \(end.date.shown).")
    }
    if let start = questionnaire.effective.start, start.isOnLaterDay(than: authored) {
      note(.warning, place, "Svaren är skrivna innan formuläret började gälla, \(start.date.shown).")
    }
  }
}

extension PartialDateTime {
  fileprivate func isOnLaterDay(than other: PartialDateTime) -> Bool {
    PartialOrder.compare(date.parts, other.date.parts) == .after
  }
}
