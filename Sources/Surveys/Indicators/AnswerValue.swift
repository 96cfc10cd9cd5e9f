package import Vocabulary

/// What was answered. It is stored as short text whose meaning the indicator's type gives: chosen options with `|`
/// between them, matrix rows as `row=option`, numbers with a point, dates as yyyy-mm-dd, and `vet-inte` where something
/// is to be written and nobody knows it. Sv: svarsvärde.
package enum AnswerValue: Sendable, Equatable {
  case options([String])
  case matrix([String: String])
  case numbers([String: Double])
  case number(Double)
  /// A count said per 10 000 adults, as Kolada publishes it: nothing that can be added to counts.
  case rate(Double)
  case date(CalendarDate)
  case text(String)
  /// "Vet inte" where no option says it: neither 0 nor a gap.
  case unknown

  package var isEmpty: Bool {
    switch self {
    case .options(let ids): ids.isEmpty
    case .matrix(let rows): rows.isEmpty
    case .numbers(let rows): rows.isEmpty
    case .text(let text): text.isEmpty
    case .number, .rate, .date, .unknown: false
    }
  }

  package var stored: String {
    switch self {
    case .options(let ids): ids.joined(separator: "|")
    case .matrix(let rows): rows.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "|")
    case .numbers(let rows):
      rows.sorted { $0.key < $1.key }.map { "\($0.key)=\(plain($0.value))" }.joined(separator: "|")
    case .number(let number): plain(number)
    case .rate(let rate): "\(plain(rate))\(Self.perAdults)"
    case .date(let date): date.text
    case .text(let text): text
    case .unknown: Self.unknownText
    }
  }

  static let unknownText = "vet-inte"
  private static let perAdults = "/10000"

  /// A stored `45.3/10000`; nil for anything else.
  init?(storedRate text: String) {
    guard text.hasSuffix(Self.perAdults), let rate = Double(text.dropLast(Self.perAdults.count)) else { return nil }
    self = .rate(rate)
  }

  package var isRate: Bool { if case .rate = self { true } else { false } }
}

/// A whole number without decimals, so that what was typed is what is stored.
private func plain(_ number: Double) -> String {
  number.rounded() == number && abs(number) < 1e15 ? String(Int64(number)) : String(number)
}

extension Indicator {
  /// Reads a stored answer; nil when it is empty or does not fit the type.
  package func value(stored text: String) -> AnswerValue? {
    guard !text.isEmpty else { return nil }
    if canBeUnknown, text == AnswerValue.unknownText { return .unknown }
    switch answerType {
    case .document, .single, .multi: return .options(text.split(separator: "|").map(String.init))
    case .matrix:
      let pairs = text.split(separator: "|").compactMap { pair -> (String, String)? in
        let parts = pair.split(separator: "=", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
      guard options.isEmpty else { return .matrix(Dictionary(pairs, uniquingKeysWith: { $1 })) }
      return .numbers(
        Dictionary(pairs.compactMap { pair in Double(pair.1).map { (pair.0, $0) } }, uniquingKeysWith: { $1 }))
    case .count, .share:
      if canBeRate, let rate = AnswerValue(storedRate: text) { return rate }
      return Double(text).map(AnswerValue.number)
    case .date: return CalendarDate(text).map(AnswerValue.date)
    case .text: return .text(text)
    }
  }

  /// Whether "Vet inte" can be said of it without being one of its options: what is written and not chosen.
  package var canBeUnknown: Bool {
    switch answerType {
    case .count, .share, .date, .text: true
    case .matrix: options.isEmpty
    case .document, .single, .multi: false
    }
  }

  /// A count that the set says is shown per 10 000 adults may also be answered so, since that is how it is published.
  package var canBeRate: Bool { answerType == .count && (unit?.contains("per 10 000 vuxna") ?? false) }

  /// The answer in words, as tables and prints show it.
  package func words(for value: AnswerValue?) -> String {
    switch value {
    case nil: "Inget svar"
    case .options(let ids): ids.compactMap { option($0)?.text }.joined(separator: ", ")
    case .matrix(let chosen):
      rows.compactMap { row in
        chosen[row.id].flatMap(option).map { "\(row.text): \($0.text)" }
      }.joined(separator: "; ")
    case .numbers(let numbers):
      rows.compactMap { row in numbers[row.id].map { "\(row.text): \(quantity($0))" } }.joined(separator: "; ")
    case .number(let number): quantity(number)
    case .rate(let rate): "\(SwedishNumber.text(rate, decimals: rate.rounded() == rate ? 0 : 1)) per 10\u{A0}000 vuxna"
    case .date(let date): date.text
    case .text(let text): text
    case .unknown: "Vet inte"
    }
  }

  private func quantity(_ number: Double) -> String {
    let text = SwedishNumber.text(number, decimals: number.rounded() == number ? 0 : 1)
    switch answerType {
    case .share: return "\(text)\u{A0}%"
    case .count: return unit == "dagar" ? "\(text) dagar" : text
    default: return text
    }
  }
}
