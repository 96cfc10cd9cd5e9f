/// The answers in a form by question, so that conditions find those that are nearest.
struct AnswerIndex {
  private struct Entry {
    let parent: [FieldName.Step]
    let values: [AnswerValue]
  }

  private let disabled: Set<FieldName>
  private let questionnaire: Questionnaire
  private var entries: [String: [Entry]] = [:]

  init(_ nodes: [ResponseItem], _ questionnaire: Questionnaire, disabled: Set<FieldName>) {
    self.disabled = disabled
    self.questionnaire = questionnaire
    add(nodes, in: FieldName(), isAsked: true)
  }

  /// The answers to a question, in the same repetition as the place that asks when there is one.
  func values(of question: String, nearest place: FieldName) -> [AnswerValue] {
    let entries = entries[question] ?? []
    guard entries.count > 1 else { return entries.first?.values ?? [] }
    for depth in stride(from: place.steps.count, through: 0, by: -1) {
      let prefix = place.steps.prefix(depth)
      let near = entries.filter { $0.parent.starts(with: prefix) }
      if !near.isEmpty { return near.flatMap(\.values) }
    }
    return []
  }

  private mutating func add(_ nodes: [ResponseItem], in parent: FieldName, isAsked: Bool) {
    var counts: [String: Int] = [:]
    for node in nodes {
      let index = counts[node.linkId, default: 0]
      counts[node.linkId] = index + 1
      let isGroup = questionnaire.item(node.linkId)?.type == .group
      let name = parent.appending(node.linkId, isGroup ? index : nil)
      let isAskedHere = isAsked && !disabled.contains(name)
      entries[node.linkId, default: []].append(Entry(parent: parent.steps, values: isAskedHere ? node.values : []))
      add(node.items, in: name, isAsked: isAskedHere)
      for (place, answer) in node.answers.enumerated() {
        add(answer.items, in: parent.appending(node.linkId, place), isAsked: isAskedHere)
      }
    }
  }
}
