/// When an item is asked at all.
struct Enabling: Sendable {
  let conditions: [EnableWhen]
  let needsAll: Bool
  let expression: FormExpression?

  var isAlways: Bool { conditions.isEmpty && expression == nil }
}

/// One condition on the answer to another question.
struct EnableWhen: Sendable {
  enum Sign: String, Sendable {
    case exists
    case equals = "="
    case notEquals = "!="
    case greater = ">"
    case less = "<"
    case greaterOrEqual = ">="
    case lessOrEqual = "<="
  }

  let question: String
  let sign: Sign
  let answer: AnswerValue
}
