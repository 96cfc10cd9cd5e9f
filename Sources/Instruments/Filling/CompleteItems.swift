/// The tree of a form with a place for everything that can be answered, also where nothing is answered yet.
enum CompleteItems {
  /// How many repetitions of a group are kept, whatever a file or a browser sends.
  static let mostRepetitions = 100

  static func complete(_ nodes: [ResponseItem], to items: [Item]) -> [ResponseItem] {
    let byLinkId = Dictionary(grouping: nodes, by: \.linkId)
    return items.filter { $0.type != .display }.flatMap { item in
      let own = byLinkId[item.linkId] ?? []
      return item.type == .group ? repetitions(own, of: item) : [question(own, item)]
    }
  }

  /// A group has as many repetitions as it has been given, and no fewer than it must have.
  private static func repetitions(_ nodes: [ResponseItem], of item: Item) -> [ResponseItem] {
    let least = item.leastRepetitions
    let most = item.repeats ? mostRepetitions : 1
    var nodes = Array(nodes.prefix(most))
    while nodes.count < least { nodes.append(ResponseItem(linkId: item.linkId)) }
    return nodes.map { ResponseItem(linkId: item.linkId, items: complete($0.items, to: item.items)) }
  }

  private static func question(_ nodes: [ResponseItem], _ item: Item) -> ResponseItem {
    let below = item.items.filter { $0.type != .display }
    var answers = Array(nodes.flatMap(\.answers).prefix(mostRepetitions))
    if answers.isEmpty, !below.isEmpty { answers = [ResponseAnswer(nil)] }
    for place in answers.indices { answers[place].items = complete(answers[place].items, to: below) }
    return ResponseItem(linkId: item.linkId, answers: answers)
  }
}

extension Item {
  fileprivate var leastRepetitions: Int {
    min(max(1, repeats ? limits.minOccurs ?? 1 : 1), CompleteItems.mostRepetitions)
  }

  /// How many places an empty form has here and below. Groups within groups that must be repeated soon become many.
  var leastSize: Int {
    let below = items.reduce(1) { min(1_000_000, $0 + $1.leastSize) }
    return type == .group ? below * leastRepetitions : below
  }
}

/// The tree without what is empty or not asked: what a response may hold.
struct PruneItems {
  let questionnaire: Questionnaire
  let disabled: Set<FieldName>
  /// Groups that are asked stand in the tree though they are empty, so that what they require is missed.
  let keepsGroups: Bool

  func prune(_ nodes: [ResponseItem], in parent: FieldName = FieldName()) -> [ResponseItem] {
    var counts: [String: Int] = [:]
    return nodes.compactMap { node in
      let index = counts[node.linkId, default: 0]
      counts[node.linkId] = index + 1
      return prune(node, index, in: parent)
    }
  }

  private func prune(_ node: ResponseItem, _ index: Int, in parent: FieldName) -> ResponseItem? {
    let isGroup = questionnaire.item(node.linkId)?.type == .group
    let name = parent.appending(node.linkId, isGroup ? index : nil)
    guard !disabled.contains(name) else { return nil }
    let answers = node.answers.enumerated().compactMap { place, answer in
      prune(answer, in: parent.appending(node.linkId, place))
    }
    let pruned = ResponseItem(linkId: node.linkId, answers: answers, items: prune(node.items, in: name))
    let isKept = isGroup && keepsGroups && (index == 0 || !pruned.items.isEmpty)
    return pruned.answers.isEmpty && pruned.items.isEmpty && !isKept ? nil : pruned
  }

  private func prune(_ answer: ResponseAnswer, in name: FieldName) -> ResponseAnswer? {
    let items = prune(answer.items, in: name)
    let isEmpty = answer.value == nil && answer.unreadable == nil && !items.contains(where: \.hasContent)
    return isEmpty ? nil : ResponseAnswer(answer.value, items: items, unreadable: answer.unreadable)
  }
}

extension ResponseItem {
  var hasContent: Bool {
    answers.contains { $0.value != nil || $0.unreadable != nil || $0.items.contains(where: \.hasContent) }
      || items.contains(where: \.hasContent)
  }
}
