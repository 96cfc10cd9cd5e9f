/// A filled form, as FHIR stores it.
package struct QuestionnaireResponse: Sendable, Equatable {
  /// All that is not answers, as it came: who, when and about whom.
  package var head: JSON
  package var items: [ResponseItem]

  package init(head: JSON, items: [ResponseItem]) {
    (self.head, self.items) = (head, items)
  }

  /// An empty response to a form.
  package init(to questionnaire: Questionnaire, status: String = "in-progress", items: [ResponseItem] = []) {
    head = .object(
      of: ("resourceType", .string("QuestionnaireResponse")),
      ("questionnaire", questionnaire.canonical.map(JSON.string)), ("status", .string(status)))
    self.items = items
  }

  package var questionnaire: String? { head["questionnaire"]?.text }
  package var status: String? { head["status"]?.text }
  package var authored: PartialDateTime? { head["authored"]?.text.flatMap { PartialDateTime($0) } }
}
