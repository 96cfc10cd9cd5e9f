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

  /// Reads the form: pace, which one or two days, months with or without meetings, first and last day.
  package init(form: Form) throws {
    var problems = Problems()
    let pace = Pace(rawValue: form.raw("takt"))
    if pace == nil { problems.add("takt", "Välj hur ofta ni träffas.") }
    let weekdays = Self.weekdays(form, &problems)
    let (first, last) = Self.period(form, &problems)
    let months = Self.months(form, pace, &problems)
    try problems.check()
    guard let pace, let first, let last else { throw problems }
    self.first = first
    self.last = last
    rule = try pace.rule(on: weekdays, months: months)
  }

  private static func weekdays(_ form: Form, _ problems: inout Problems) -> [Recurrence.Day] {
    let first = weekday(form, "vilken", "veckodag", &problems)
    guard form.text("och-veckodag") != nil else { return [first].compactMap(\.self) }
    return [first, weekday(form, "och-vilken", "och-veckodag", &problems)].compactMap(\.self)
  }

  private static func weekday(
    _ form: Form, _ number: String, _ name: String, _ problems: inout Problems
  ) -> Recurrence.Day? {
    guard let weekday = form.number(name).flatMap({ Weekday(rawValue: $0) }) else {
      problems.add(name, "Välj veckodag.")
      return nil
    }
    let place = form.number(number) ?? 1
    return Recurrence.Day(weekday, number: [1, 2, 3, 4, -1].contains(place) ? place : 1)
  }

  private static func period(_ form: Form, _ problems: inout Problems) -> (CalendarDate?, CalendarDate?) {
    let (first, last) = (problems.day(form, "fran"), problems.day(form, "till"))
    if form.text("fran") == nil { problems.add("fran", "Skriv från vilken dag.") }
    if form.text("till") == nil { problems.add("till", "Skriv till vilken dag.") }
    if let first, let last, last < first { problems.add("till", "Den sista dagen kan inte vara före den första.") }
    if let first, let last, first.adding(years: 3) < last { problems.add("till", "Planera högst tre år i taget.") }
    return (first, last)
  }

  /// None when all of them are meant.
  private static func months(_ form: Form, _ pace: Pace?, _ problems: inout Problems) -> [Int] {
    let chosen = Set(form.all("bara").compactMap { Int($0) }).intersection(1...12)
    if pace == .someMonths {
      if chosen.isEmpty { problems.add("bara", "Välj i vilka månader ni träffas.") }
      return chosen.sorted()
    }
    if pace != nil, !chosen.isEmpty {
      problems.add("takt", "Ni har valt månader längre ner. Välj ”Vissa månader” här, eller ta bort månaderna.")
    }
    let free = Set(form.all("inte").compactMap { Int($0) })
    if free.count >= 12 { problems.add("inte", "Lämna minst en månad att träffas i.") }
    return free.isEmpty ? [] : (1...12).filter { !free.contains($0) }
  }

  /// How often. Sv: takt.
  package enum Pace: String, Sendable, CaseIterable {
    case everyWeek, everyOtherWeek, everyMonth, everyOtherMonth, everyThirdMonth, someMonths

    package var swedish: String {
      switch self {
      case .everyWeek: "Varje vecka"
      case .everyOtherWeek: "Varannan vecka"
      case .everyMonth: "Varje månad"
      case .everyOtherMonth: "Varannan månad"
      case .everyThirdMonth: "Var tredje månad"
      case .someMonths: "Vissa månader, till exempel två gånger om året"
      }
    }

    fileprivate func rule(on days: [Recurrence.Day], months: [Int]) throws -> Recurrence {
      let inWeek = days.map { Recurrence.Day($0.weekday) }
      return switch self {
      case .everyWeek: try Recurrence(.weekly, months: months, weekdays: inWeek)
      case .everyOtherWeek: try Recurrence(.weekly, interval: 2, months: months, weekdays: inWeek)
      case .everyMonth: try Recurrence(.monthly, months: months, weekdays: days)
      case .everyOtherMonth: try Recurrence(.monthly, interval: 2, months: months, weekdays: days)
      case .everyThirdMonth: try Recurrence(.monthly, interval: 3, months: months, weekdays: days)
      case .someMonths: try Recurrence(.yearly, months: months, weekdays: days)
      }
    }
  }

  /// The days of the rhythm; at most 320, which is two days of every week for three years.
  package var days: [CalendarDate] { Array(rule.instances(from: first, until: last).prefix(320)) }
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
