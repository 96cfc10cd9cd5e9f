/// The answers in a form by question, so that conditions find those that are nearest.
struct AnswerIndex {
  private let disabled: Set<FieldName>
  private let questionnaire: Questionnaire
  /// By question, and by each place that it stands in.
  private var entries: [String: [ArraySlice<FieldName.Step>: [AnswerValue]]] = [:]

  init(_ nodes: [ResponseItem], _ questionnaire: Questionnaire, disabled: Set<FieldName>) {
    self.disabled = disabled
    self.questionnaire = questionnaire
    add(nodes, in: FieldName(), isAsked: true)
  }

  /// The answers to a question, in the same repetition as the place that asks when there is one.
  func values(of question: String, nearest place: FieldName) -> [AnswerValue] {
    guard let entries = entries[question] else { return [] }
    for depth in stride(from: place.steps.count, through: 0, by: -1) {
      if let near = entries[place.steps.prefix(depth)] { return near }
    }
    return []
  }

  private mutating func note(_ linkId: String, _ values: [AnswerValue], in parent: FieldName) {
    for depth in 0...parent.steps.count {
      entries[linkId, default: [:]][parent.steps.prefix(depth), default: []] += values
    }
  }

  private mutating func add(_ nodes: [ResponseItem], in parent: FieldName, isAsked: Bool) {
    var counts: [String: Int] = [:]
    for node in nodes {
      let index = counts[node.linkId, default: 0]
      counts[node.linkId] = index + 1
      let isGroup = questionnaire.item(node.linkId)?.type == .group
      let name = parent.appending(node.linkId, isGroup ? index : nil)
      let isAskedHere = isAsked && !disabled.contains(name)
      note(node.linkId, isAskedHere ? node.values : [], in: parent)
      add(node.items, in: name, isAsked: isAskedHere)
      for (place, answer) in node.answers.enumerated() {
        add(answer.items, in: parent.appending(node.linkId, place), isAsked: isAskedHere)
      }
    }
  }
}
