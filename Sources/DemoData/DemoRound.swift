internal import Surveys
internal import Vocabulary

/// When one of the demonstration's rounds took place.
struct DemoRound: Sendable {
  let year: Int
  /// Years since the first round.
  let years: Double
  let opensOn: CalendarDate
  let closesOn: CalendarDate
  let isOver: Bool

  init(now: CalendarDate, yearsAgo: Int, first: Int) {
    year = now.year - yearsAgo
    years = Double(year - first)
    isOver = yearsAgo > 0
    // The open round began a while ago and goes on for three weeks, whenever the demonstration is made.
    opensOn = isOver ? now.adding(years: -yearsAgo).adding(days: -60) : now.adding(days: -40)
    closesOn = isOver ? now.adding(years: -yearsAgo).adding(days: -5) : now.adding(days: 21)
  }

  var name: String { "Kartläggning \(year)" }
  var plan: RoundPlan { RoundPlan(name: name, opensOn: opensOn, closesOn: closesOn, visibility: .all) }
  var opened: Moment { SwedishTime.moment(on: opensOn, hour: 9) }
  var closed: Moment { SwedishTime.moment(on: closesOn, hour: 16) }
}
