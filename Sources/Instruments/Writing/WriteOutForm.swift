extension WrittenForm {
  /// A form in the words that it could have been written with; nil for one that holds more than can be written by hand.
  package init?(_ questionnaire: Questionnaire) {
    var lines: [String] = []
    for item in questionnaire.items where item.linkId != Self.total {
      guard let written = Self.written(item, isInGroup: false) else { return nil }
      lines += written
    }
    self.init(
      title: questionnaire.title ?? "", version: questionnaire.version ?? "",
      text: lines.joined(separator: "\n"))
  }

  private static func written(_ item: Item, isInGroup: Bool) -> [String]? {
    guard !item.isCalculated, !item.isHidden, item.enabling.isAlways, item.initial.isEmpty, item.prefix == nil,
      let text = item.text
    else { return nil }
    switch item.type {
    case .group:
      guard !isInGroup, !item.repeats else { return nil }
      var lines = ["", "# \(text)"]
      for inner in item.items {
        guard let written = written(inner, isInGroup: true) else { return nil }
        lines += written
      }
      return lines
    case .display: return item.items.isEmpty ? ["> \(text)"] : nil
    default:
      guard item.items.isEmpty, let answers = answers(item) else { return nil }
      return ["", text + (item.isRequired ? " *" : "")] + answers
    }
  }

  private static func answers(_ item: Item) -> [String]? {
    switch item.type {
    case .coding where item.answers.isListed && !item.answers.isOpen:
      let mark = item.repeats ? "+" : "-"
      // Such as "Barn (18)", which would come back as points.
      guard item.answers.options.allSatisfy({ FormTextReader.points($0.value.shown).points == nil }) else { return nil }
      return item.answers.options.map { option in
        "\(mark) \(option.value.shown)" + (option.score.map { " (\($0.shown))" } ?? "")
      }
    case .text: return []
    case .decimal: return ["- [tal]"]
    case .date: return ["- [datum]"]
    case .attachment: return ["- [bilaga]"]
    case .string: return ["- [rad]"]
    default: return nil
    }
  }
}
