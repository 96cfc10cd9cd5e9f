extension EnableWhen {
  /// Whether the answers that are given fulfil the condition.
  func holds(for values: [AnswerValue]) -> Bool {
    switch sign {
    case .exists: return .boolean(!values.isEmpty) == answer
    case .equals: return values.contains { EnableWhen.areEqual($0, answer) }
    case .notEquals: return !values.contains { EnableWhen.areEqual($0, answer) }
    case .less: return values.contains { EnableWhen.order($0, answer) == .before }
    case .lessOrEqual: return values.contains { [.before, .same].contains(EnableWhen.order($0, answer)) }
    case .greater: return values.contains { EnableWhen.order($0, answer) == .after }
    case .greaterOrEqual: return values.contains { [.after, .same].contains(EnableWhen.order($0, answer)) }
    }
  }

  /// A condition may name a code by its text or its number, as HL7's own test form does.
  private static func areEqual(_ value: AnswerValue, _ wanted: AnswerValue) -> Bool {
    switch (value, wanted) {
    case (.coding(let coding), .string(let text)): coding.code == text || coding.display == text
    case (.string(let text), .coding(let coding)): coding.code == text || coding.display == text
    default: value.means(wanted) || order(value, wanted) == .same
    }
  }

  private static func order(_ value: AnswerValue, _ wanted: AnswerValue) -> Ordering? {
    if let coding = value.coding, let number = wanted.number {
      return coding.code.flatMap { DecimalNumber($0) }.map { PathComparison.order($0, number) }
    }
    guard let left = value.pathValue, let right = wanted.pathValue else { return nil }
    return try? PathComparison.order(left, right, for: "enableWhen")
  }
}

extension AnswerValue {
  /// The value as expressions see it; nil for those that have no order.
  var pathValue: PathValue? {
    switch self {
    case .decimal(let number): .decimal(number)
    case .integer(let number): .integer(number)
    case .date(let date): .date(date)
    case .dateTime(let dateTime): .dateTime(dateTime)
    case .time(let time): .time(time)
    case .string(let text): .string(text)
    case .quantity(let quantity): .quantity(quantity)
    case .boolean(let flag): .boolean(flag)
    case .uri, .coding, .attachment, .reference: nil
    }
  }
}
