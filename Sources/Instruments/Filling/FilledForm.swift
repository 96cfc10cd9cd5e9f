/// A form as it stands while somebody fills it in: the answers, what is asked, and what is calculated.
package struct FilledForm: Sendable {
  package let questionnaire: Questionnaire
  package let occasion: Occasion
  /// What the form may know from outside, by the names that its expressions use.
  let context: [String: JSON]
  private let head: JSON
  /// A place for everything that can be answered.
  var items: [ResponseItem]
  /// What was typed but could not be read.
  var unread: [FieldName: UnreadText] = [:]
  /// Calculated questions that somebody has chosen to answer themselves.
  package var overrides: Set<FieldName> = []
  package private(set) var disabled: Set<FieldName> = []
  /// Calculated questions that never came to rest; they have no answer.
  package private(set) var restless: [FieldName] = []
  package private(set) var remarks: [FormRemark] = []

  /// Opens an empty form, with what it answers of itself.
  package init(begin questionnaire: Questionnaire, on occasion: Occasion, context: [String: JSON] = [:]) {
    self.init(questionnaire, QuestionnaireResponse(to: questionnaire), occasion, context)
    items = InitialAnswers(run: run).fill(items, of: questionnaire)
    settle()
  }

  /// Opens a response. What it says that calculated questions came to is not believed but calculated anew.
  package init(
    resume response: QuestionnaireResponse, of questionnaire: Questionnaire, on occasion: Occasion,
    context: [String: JSON] = [:], overrides: Set<FieldName> = []
  ) {
    self.init(questionnaire, response, occasion, context)
    self.overrides = overrides
    settle()
  }

  private init(
    _ questionnaire: Questionnaire, _ response: QuestionnaireResponse, _ occasion: Occasion, _ context: [String: JSON]
  ) {
    (self.questionnaire, self.occasion, self.context, head) = (questionnaire, occasion, context, response.head)
    items = CompleteItems.complete(response.items, to: questionnaire.items)
  }

  /// The answers to what is asked, as a response to be stored.
  package var response: QuestionnaireResponse { response(keepingGroups: false) }

  /// What is wrong with the answers, were they handed in as they are.
  package var issues: [Issue] {
    var response = response(keepingGroups: true)
    response.head = response.head.setting("status", to: .string("completed"))
    return Judgement(of: response, against: questionnaire, on: occasion, context: context, trustsCalculated: true)
      .issues
  }

  package var isComplete: Bool { unread.isEmpty && !issues.contains { $0.severity == .error } }

  /// The answers to a question, wherever it stands, unless it is not asked.
  package func values(of linkId: String) -> [AnswerValue] {
    var found: [AnswerValue] = []
    var pending = response.items[...]
    while let next = pending.popFirst() {
      if next.linkId == linkId { found += next.values }
      pending = ArraySlice(next.items + next.answers.flatMap(\.items)) + pending
    }
    return found
  }

  var run: FormRun {
    FormRun(questionnaire, head: head, occasion: occasion, context: context, overrides: overrides)
  }

  mutating func settle() {
    let run = run
    let settled = run.settle(CompleteItems.complete(items, to: questionnaire.items))
    (items, disabled, restless, remarks) = (settled.nodes, settled.disabled, settled.restless, run.remarks)
    for name in restless { items.clear(name) }
    unread = unread.filter { isAsked($0.key) }
    items = CompleteItems.complete(items, to: questionnaire.items)
  }

  /// Whether a field is asked, and everything it lies in.
  private func isAsked(_ name: FieldName) -> Bool {
    name.steps.indices.allSatisfy { index in
      let part = FieldName(Array(name.steps[...index]))
      return !disabled.contains(part) && !disabled.contains(part.question)
    }
  }

  private func response(keepingGroups: Bool) -> QuestionnaireResponse {
    let prune = PruneItems(questionnaire: questionnaire, disabled: disabled, keepsGroups: keepingGroups)
    return QuestionnaireResponse(head: head, items: prune.prune(items))
  }
}

/// What somebody typed that is no answer to the question, with the words for it.
package struct UnreadText: Error, Sendable, Equatable {
  package let text: String
  package let sentence: String
}
