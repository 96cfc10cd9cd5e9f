/// Why a rule cannot be followed.
package struct RecurrenceFault: Error, Sendable, Hashable {
  /// A Swedish sentence for people.
  package let sentence: String
}

extension Recurrence {
  private static let largest = 999_999_999

  /// What the standard demands of a rule (RFC 5545 section 3.3.10).
  func check() throws(RecurrenceFault) {
    guard (1...Self.largest).contains(interval) else {
      throw RecurrenceFault(sentence: "Upprepningen har ett avstånd som inte är ett tal från 1.")
    }
    if case .count(let count) = end, !(1...Self.largest).contains(count) {
      throw RecurrenceFault(sentence: "Upprepningen har ett antal gånger som inte är ett tal från 1.")
    }
    try checkNumbers()
    try checkParts()
  }

  private func checkNumbers() throws(RecurrenceFault) {
    try check(months, "månad", within: 1...12)
    try check(weekNumbers, "vecka", within: 1...53, orFromTheEnd: true)
    try check(yearDays, "dag på året", within: 1...366, orFromTheEnd: true)
    try check(monthDays, "dag i månaden", within: 1...31, orFromTheEnd: true)
    try check(weekdays.map(\.number).filter { $0 != 0 }, "veckodag", within: 1...53, orFromTheEnd: true)
    try check(hours, "timme", within: 0...23)
    try check(minutes, "minut", within: 0...59)
    try check(seconds, "sekund", within: 0...59)
    try check(positions, "plats", within: 1...366, orFromTheEnd: true)
  }

  private func check(
    _ numbers: [Int], _ word: String, within range: ClosedRange<Int>, orFromTheEnd: Bool = false
  ) throws(RecurrenceFault) {
    let wrong = numbers.first { !range.contains($0) && !(orFromTheEnd && range.contains(0 &- $0)) }
    if let wrong { throw RecurrenceFault(sentence: "Upprepningen har en \(word) som inte finns: \(wrong).") }
  }

  private func checkParts() throws(RecurrenceFault) {
    let hasNumberedDays = weekdays.contains { $0.number != 0 }
    let mayNumberDays = frequency == .monthly || (frequency == .yearly && weekNumbers.isEmpty)
    let others: [any Collection] = [
      months, weekNumbers, yearDays, monthDays, weekdays, hours, minutes, seconds,
    ]
    let meetings: [(isWrong: Bool, parts: String)] = [
      (!weekNumbers.isEmpty && frequency != .yearly, "BYWEEKNO"),
      (!yearDays.isEmpty && [.daily, .weekly, .monthly].contains(frequency), "BYYEARDAY"),
      (!monthDays.isEmpty && frequency == .weekly, "BYMONTHDAY"),
      (hasNumberedDays && !mayNumberDays, "BYDAY med nummer"),
      (!positions.isEmpty && others.allSatisfy(\.isEmpty), "BYSETPOS"),
    ]
    if let wrong = meetings.first(where: \.isWrong) {
      throw RecurrenceFault(
        sentence: "Upprepningen går inte att följa: \(wrong.parts) hör inte ihop med resten av regeln.")
    }
  }
}
