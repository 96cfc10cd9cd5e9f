/// Works out a form until nothing changes: what is asked depends on answers, and answers that are calculated depend on
/// what is asked.
final class FormRun {
  static let mostPasses = 50

  let questionnaire: Questionnaire
  let overrides: Set<FieldName>
  let calculates: Bool
  let evaluation: PathEvaluation
  private let head: JSON
  private let context: [String: JSON]
  private(set) var remarks: [FormRemark] = []

  init(
    _ questionnaire: Questionnaire, head: JSON, occasion: Occasion, context: [String: JSON],
    overrides: Set<FieldName> = [], calculates: Bool = true
  ) {
    self.questionnaire = questionnaire
    (self.head, self.context, self.overrides, self.calculates) = (head, context, overrides, calculates)
    evaluation = PathEvaluation(occasion: occasion, scores: FormScores(questionnaire: questionnaire))
  }

  /// The settled tree, what in it is not asked, and calculated questions that never came to rest.
  func settle(_ start: [ResponseItem]) -> (nodes: [ResponseItem], disabled: Set<FieldName>, restless: [FieldName]) {
    var (nodes, disabled): ([ResponseItem], Set<FieldName>) = (start, [])
    var pass = FormPass(self, nodes, disabled: disabled)
    for _ in 0..<FormRun.mostPasses {
      remarks = []
      let before = (nodes, disabled)
      pass = FormPass(self, nodes, disabled: disabled)
      nodes = pass.walk(nodes, questionnaire.items, in: FieldName(), scope(nodes, disabled))
      disabled = pass.disabled
      if (nodes, disabled) == before { return (nodes, disabled, []) }
      if evaluation.stepsLeft < 0 { break }
    }
    return (nodes, disabled, pass.changed)
  }

  /// The scope of the whole form, as the answers stand.
  func scope(_ nodes: [ResponseItem], _ disabled: Set<FieldName>) -> FormScope {
    let pruned = PruneItems(questionnaire: questionnaire, disabled: disabled, keepsGroups: false).prune(nodes)
    let response = QuestionnaireResponse(head: head, items: pruned)
    return FormScope(FormWhole(questionnaire, response: response, context: context))
  }

  /// What an expression comes to as answers to a question. One that fails gives none, and a remark.
  func answers(to item: Item, _ expression: FormExpression, _ scope: FormScope) -> [AnswerValue] {
    let values = values(of: expression, item, scope).compactMap { item.answer(from: $0) }
    return item.repeats ? Array(values.prefix(CompleteItems.mostRepetitions)) : Array(values.prefix(1))
  }

  /// Whether a condition holds; one that fails or is not known does not.
  func holds(_ expression: FormExpression, _ item: Item, _ scope: FormScope) -> Bool {
    (try? PathSingle.flag(values(of: expression, item, scope))) == true
  }

  /// The answers to choose between, as they are listed or as an expression makes them.
  func options(of item: Item, _ scope: @autoclosure () -> FormScope) -> [AnswerOption] {
    guard let expression = item.rules.options, expression.path != nil else { return item.answers.options }
    return values(of: expression, item, scope()).compactMap { item.answer(from: $0) }.map { AnswerOption($0) }
  }

  func values(of expression: FormExpression, _ item: Item, _ scope: FormScope) -> [PathValue] {
    do {
      return try scope.values(of: expression, in: evaluation)
    } catch {
      let remark = FormRemark(linkId: item.linkId, problem: error)
      if !remarks.contains(remark) { remarks.append(remark) }
      return []
    }
  }
}

/// An expression that could not be worked out, for whoever looks after the form.
package struct FormRemark: Sendable, Equatable {
  package let linkId: String
  package let problem: PathProblem
}
