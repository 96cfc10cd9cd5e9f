package import Calendars
package import Vocabulary
package import Web

/// How often a network meets, as people say it: the third Wednesday every other month, not in July. Kept as a rule of
/// RFC 5545. Sv: rytm.
package struct Rhythm: Sendable {
  package let rule: Recurrence
  package let first: CalendarDate
  package let last: CalendarDate

  package init(rule: Recurrence, first: CalendarDate, last: CalendarDate) {
    self.rule = rule
    self.first = first
    self.last = last
  }

  /// Reads the form: pace, which one in the month, weekday, months without meetings, first and last day.
  package init(form: Form) throws {
    var problems = Problems()
    let pace = Pace(rawValue: form.raw("takt"))
    if pace == nil { problems.add("takt", "Välj hur ofta ni träffas.") }
    let weekday = form.number("veckodag").flatMap { Weekday(rawValue: $0) }
    if weekday == nil { problems.add("veckodag", "Välj veckodag.") }
    let (first, last) = (problems.day(form, "fran"), problems.day(form, "till"))
    if form.text("fran") == nil { problems.add("fran", "Skriv från vilken dag.") }
    if form.text("till") == nil { problems.add("till", "Skriv till vilken dag.") }
    if let first, let last, last < first { problems.add("till", "Den sista dagen kan inte vara före den första.") }
    if let first, let last, first.adding(years: 3) < last { problems.add("till", "Planera högst tre år i taget.") }
    let free = Set(form.all("inte").compactMap { Int($0) })
    let months = free.isEmpty ? [] : (1...12).filter { !free.contains($0) }
    if free.count >= 12 { problems.add("inte", "Lämna minst en månad att träffas i.") }
    try problems.check()
    guard let pace, let weekday, let first, let last else { throw problems }
    self.first = first
    self.last = last
    rule = try pace.rule(on: weekday, number: form.number("vilken") ?? 1, months: months)
  }

  /// How often. Sv: takt.
  package enum Pace: String, Sendable, CaseIterable {
    case everyWeek, everyOtherWeek, everyMonth, everyOtherMonth, everyThirdMonth

    package var swedish: String {
      switch self {
      case .everyWeek: "Varje vecka"
      case .everyOtherWeek: "Varannan vecka"
      case .everyMonth: "Varje månad"
      case .everyOtherMonth: "Varannan månad"
      case .everyThirdMonth: "Var tredje månad"
      }
    }

    fileprivate func rule(on weekday: Weekday, number: Int, months: [Int]) throws -> Recurrence {
      let days = [Recurrence.Day(weekday, number: [1, 2, 3, 4, -1].contains(number) ? number : 1)]
      return switch self {
      case .everyWeek: try Recurrence(.weekly, months: months, weekdays: [.init(weekday)])
      case .everyOtherWeek: try Recurrence(.weekly, interval: 2, months: months, weekdays: [.init(weekday)])
      case .everyMonth: try Recurrence(.monthly, months: months, weekdays: days)
      case .everyOtherMonth: try Recurrence(.monthly, interval: 2, months: months, weekdays: days)
      case .everyThirdMonth: try Recurrence(.monthly, interval: 3, months: months, weekdays: days)
      }
    }
  }

  /// The days of the rhythm; at most 160, which is every week for three years.
  package var days: [CalendarDate] { Array(rule.instances(from: first, until: last).prefix(160)) }
}

/// A stored rhythm in words.
enum RhythmWords {
  static func words(of network: Network) -> String? {
    guard let text = network.rhythm, let rule = try? Recurrence(text) else { return nil }
    let time = [network.usualStart, network.usualEnd].compactMap(\.self)
    let clock = time.count == 2 ? ", kl.\u{A0}\(time[0].text)–\(time[1].text)" : ""
    return rule.words.capitalizedFirst + clock
  }
}
