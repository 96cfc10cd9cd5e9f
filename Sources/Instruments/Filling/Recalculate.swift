extension QuestionnaireResponse {
  /// The response with every calculated question worked out anew from the answers. Stored totals are never believed.
  package func recalculated(
    for questionnaire: Questionnaire, on occasion: Occasion, context: [String: JSON] = [:]
  ) -> QuestionnaireResponse {
    FilledForm(resume: self, of: questionnaire, on: occasion, context: context).response
  }
}
