extension AnswerValue {
  /// The answer as a person reads it in Swedish, without the names that only machines use.
  package var shown: String {
    switch self {
    case .boolean(let flag): flag ? "Ja" : "Nej"
    case .decimal(let number): number.shown
    case .integer(let number): DecimalNumber(number).shown
    case .date(let date): date.shown
    case .dateTime(let dateTime): dateTime.date.shown + (dateTime.time.map { " kl. \($0.shown)" } ?? "")
    case .time(let time): time.shown
    case .string(let text), .uri(let text): text
    case .coding(let coding): coding.shown
    case .quantity(let quantity):
      [quantity.value?.shown, quantity.shownUnit].compactMap { $0 }.joined(separator: "\u{A0}")
    case .attachment(let attachment): attachment.shown
    case .reference(let reference): reference.shown
    }
  }
}

extension DecimalNumber {
  /// As Swedish readers write it: "1 234,5", with no-break spaces, decimal comma and a real minus sign.
  package var shown: String {
    let halves = magnitude.description.split(separator: ".").map(String.init)
    let whole = DecimalNumber.grouped(halves[0])
    return (isNegative ? "\u{2212}" : "") + ([whole] + halves.dropFirst()).joined(separator: ",")
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text.append("\u{A0}") }
      text.append(digit)
    }
    return text
  }
}

extension PartialDate {
  private static let months = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
  ]

  /// "22 november 2026", or as much of it as is known.
  package var shown: String {
    let words = [day.map(String.init), month.map { PartialDate.months[$0 - 1] }, String(year)]
    return words.compactMap { $0 }.joined(separator: " ")
  }
}

extension PartialTime {
  /// "14.30", with seconds only when there are any.
  package var shown: String {
    let parts = description.split(separator: ":").map(String.init)
    let hasSeconds = milliseconds.map { $0 > 0 } ?? false
    return (hasSeconds ? parts : Array(parts.prefix(2))).joined(separator: ".")
  }
}
