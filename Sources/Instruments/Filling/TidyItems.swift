/// Numbers answers and repetitions anew, and what is noted about them with them.
struct TidyItems {
  let questionnaire: Questionnaire
  let unread: [FieldName: UnreadText]
  let overrides: Set<FieldName>
  /// Every place that something unread lies in.
  private let marked: Set<[FieldName.Step]>
  private(set) var newUnread: [FieldName: UnreadText] = [:]
  private(set) var newOverrides: Set<FieldName> = []

  init(questionnaire: Questionnaire, unread: [FieldName: UnreadText], overrides: Set<FieldName>) {
    (self.questionnaire, self.unread, self.overrides) = (questionnaire, unread, overrides)
    marked = Set(unread.keys.flatMap { name in name.steps.indices.map { Array(name.steps[...$0]) } })
  }

  mutating func tidy(_ nodes: [ResponseItem], from old: FieldName, to new: FieldName) -> [ResponseItem] {
    var (oldCounts, newCounts): ([String: Int], [String: Int]) = ([:], [:])
    var tidied: [ResponseItem] = []
    for node in nodes {
      let place = oldCounts[node.linkId, default: 0]
      oldCounts[node.linkId] = place + 1
      let newPlace = newCounts[node.linkId, default: 0]
      if questionnaire.item(node.linkId)?.type == .group {
        let name = old.appending(node.linkId, place)
        guard node.hasContent || hasUnread(below: name) else { continue }
        let items = tidy(node.items, from: name, to: new.appending(node.linkId, newPlace))
        tidied.append(ResponseItem(linkId: node.linkId, items: items))
      } else {
        tidied.append(tidy(node, from: old, to: new))
      }
      newCounts[node.linkId] = newPlace + 1
    }
    return tidied
  }

  private mutating func tidy(_ node: ResponseItem, from old: FieldName, to new: FieldName) -> ResponseItem {
    var answers: [ResponseAnswer] = []
    if overrides.contains(old.appending(node.linkId)) { newOverrides.insert(new.appending(node.linkId)) }
    for (place, answer) in node.answers.enumerated() {
      let (name, newName) = (old.appending(node.linkId, place), new.appending(node.linkId, answers.count))
      let isEmpty = answer.value == nil && answer.unreadable == nil && !answer.items.contains(where: \.hasContent)
      guard !isEmpty || hasUnread(below: name) else { continue }
      newUnread[newName] = unread[name]
      let below = tidy(answer.items, from: name, to: newName)
      answers.append(ResponseAnswer(answer.value, items: below, unreadable: answer.unreadable))
    }
    return ResponseItem(linkId: node.linkId, answers: answers)
  }

  private func hasUnread(below name: FieldName) -> Bool { marked.contains(name.steps) }
}
