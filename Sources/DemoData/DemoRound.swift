internal import Surveys
internal import Vocabulary

/// One of the demonstration's rounds: what is asked, when, and who sees it.
struct DemoRound: Sendable {
  let name: String
  let form: Round.Form
  let visibility: Round.Visibility
  let hasRanking: Bool
  let year: Int
  /// Years since the first round.
  let years: Double
  let opensOn: CalendarDate
  let closesOn: CalendarDate
  let openedDaysAgo: Int
  let isOver: Bool

  var plan: RoundPlan {
    RoundPlan(name: name, opensOn: opensOn, closesOn: closesOn, visibility: visibility, hasRanking: hasRanking)
  }
  var opened: Moment { SwedishTime.moment(on: opensOn, hour: 9) }
  var closed: Moment { SwedishTime.moment(on: closesOn, hour: 16) }

  private init(
    _ name: String, _ form: Round.Form, _ visibility: Round.Visibility, hasRanking: Bool = false, today: CalendarDate,
    years: Int, opensOn: CalendarDate, closesOn: CalendarDate, isOver: Bool = false
  ) {
    (self.name, self.form, self.visibility, self.hasRanking) = (name, form, visibility, hasRanking)
    (self.opensOn, self.closesOn, self.isOver) = (opensOn, closesOn, isOver)
    year = opensOn.year
    self.years = Double(years)
    openedDaysAgo = opensOn.days(until: today)
  }
}

extension DemoRound {
  /// The rounds that the whole country answers: two that are over, and one that is open now.
  static func national(today: CalendarDate) -> [DemoRound] {
    [3, 1, 0].map { ago in
      let then = today.adding(years: -ago)
      // The open round began a while ago and goes on for three weeks, whenever the demonstration is made.
      return DemoRound(
        "Kartläggning \(then.year)", .full, .all, today: today, years: 3 - ago,
        opensOn: then.adding(days: ago > 0 ? -60 : -40), closesOn: then.adding(days: ago > 0 ? -5 : 21),
        isOver: ago > 0)
    }
  }

  /// A round of one county or area, with the short form. It began before the national one and so stands below it.
  static func regional(
    _ name: String, _ visibility: Round.Visibility, hasRanking: Bool = false, today: CalendarDate, closesIn days: Int
  ) -> DemoRound {
    DemoRound(
      name, .short, visibility, hasRanking: hasRanking, today: today, years: 3, opensOn: today.adding(days: -45),
      closesOn: today.adding(days: days))
  }
}
