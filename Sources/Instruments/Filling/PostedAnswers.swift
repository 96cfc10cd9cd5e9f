/// What a browser sent, by question.
struct PostedAnswers {
  struct Question {
    /// What was typed in each of the question's fields.
    var typed: [Int: String] = [:]
    /// What was chosen, when the question is one of several choices.
    var chosen: [String]?
    var other: [Int: String] = [:]
    var units: [Int: String] = [:]
  }

  static let mostPairs = 20_000

  private(set) var questions: [FieldName: Question] = [:]
  private(set) var overrides: [FieldName: Bool] = [:]
  private(set) var added: [FieldName] = []
  private(set) var removed: [FieldName] = []

  /// Names that are no field's are passed over: forms carry other things too.
  init(_ pairs: [(name: String, value: String)]) {
    for pair in pairs.prefix(PostedAnswers.mostPairs) {
      let halves = pair.name.split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = halves.first.flatMap({ FieldName($0) }) else { continue }
      note(name, part: halves.count == 2 ? String(halves[1]) : nil, pair.value)
    }
  }

  private mutating func note(_ name: FieldName, part: String?, _ value: String) {
    let index = name.steps.last?.index
    switch part {
    case nil:
      if let index {
        questions[name.question, default: Question()].typed[index] = value
      } else {
        questions[name, default: Question()].chosen = (questions[name]?.chosen ?? []) + (value.isEmpty ? [] : [value])
      }
    case "other"?: questions[name.question, default: Question()].other[index ?? 0] = value
    case "unit"?: questions[name.question, default: Question()].units[index ?? 0] = value
    case "override"?: overrides[name.question] = value == "1"
    case "add"?: added.append(name)
    case "remove"?: removed.append(name)
    default: break
    }
  }
}
