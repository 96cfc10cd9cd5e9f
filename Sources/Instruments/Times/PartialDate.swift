/// A day, a month or a year: FHIR's date may be any of them.
package struct PartialDate: Sendable, Hashable, CustomStringConvertible {
  package let year: Int
  package let month: Int?
  package let day: Int?

  /// Nil for a day that no calendar has.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1), day == nil || month != nil else { return nil }
    guard (1...Calendar.days(in: month ?? 1, of: year)).contains(day ?? 1) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { WrittenDigits.number(String($0)) }
    let widths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
    guard widths == Array([4, 2, 2].prefix(widths.count)), let year = parts[0] else { return nil }
    self.init(year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
  }

  package var description: String {
    var text = WrittenDigits.padded(year, 4)
    if let month { text += "-" + WrittenDigits.padded(month, 2) }
    if let day { text += "-" + WrittenDigits.padded(day, 2) }
    return text
  }

  var parts: [Int?] { [year, month, day] }

  /// The days since 1970-01-01, of the first day it can mean.
  var firstDay: Int { Calendar.dayNumber(year: year, month: month ?? 1, day: day ?? 1) }
}

/// Which of two partial times is earlier, when both are known well enough to say.
enum PartialOrder {
  static func compare(_ left: [Int?], _ right: [Int?]) -> Ordering? {
    for (left, right) in zip(left, right) {
      if left == nil, right == nil { return .same }
      guard let left, let right else { return nil }
      if left != right { return left < right ? .before : .after }
    }
    return .same
  }
}

enum Ordering: Sendable {
  case before, same, after

  var reversed: Ordering {
    switch self {
    case .before: .after
    case .same: .same
    case .after: .before
    }
  }
}
