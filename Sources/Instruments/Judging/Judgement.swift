/// What is wrong with a response, measured against its form.
package struct Judgement: Sendable {
  package let issues: [Issue]

  package var isValid: Bool { !issues.contains { $0.severity == .error } }

  /// Without a form there is nothing to measure against, which is worth a warning.
  package init(
    of response: QuestionnaireResponse, against questionnaire: Questionnaire?, on occasion: Occasion,
    context: [String: JSON] = [:]
  ) {
    self.init(of: response, against: questionnaire, on: occasion, context: context, trustsCalculated: false)
  }

  /// A form under way has just calculated its values, so they need not be calculated again.
  init(
    of response: QuestionnaireResponse, against questionnaire: Questionnaire?, on occasion: Occasion,
    context: [String: JSON], trustsCalculated: Bool
  ) {
    guard let questionnaire else {
      issues = [
        Issue(
          severity: .warning, place: JudgeResponse.root,
          sentence: "Formuläret finns inte här, så svaren går inte att pröva.",
          field: nil)
      ]
      return
    }
    let judge = JudgeResponse(response, questionnaire, occasion, context)
    judge.judge(recalculates: !trustsCalculated)
    issues = judge.issues
  }
}
