extension AnswerValue {
  /// The answer as it is typed in a field, in the form that browsers' own fields want.
  var typed: String {
    switch self {
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let number): number.typed
    case .date(let date): date.description
    case .dateTime(let dateTime):
      ([dateTime.date.description] + (dateTime.time.map { [$0.typed] } ?? [])).joined(separator: "T")
    case .time(let time): time.typed
    case .quantity(let quantity): quantity.value?.typed ?? ""
    case .reference(let reference): reference.target ?? ""
    default: shown
    }
  }
}

extension DecimalNumber {
  fileprivate var typed: String { description.replacing(".", with: ",") }
}

extension PartialTime {
  fileprivate var typed: String { milliseconds == 0 ? String(description.prefix(5)) : description }
}
