internal import Access
internal import Storage
internal import Surveys
internal import Vocabulary

/// One municipality's answers in one round: filled in, sent and confirmed as its people would do it.
struct DemoReply {
  let round: DemoRound
  let id: ID<Round>
  let respondent: ChosenRespondent
  let municipality: Municipality
  let cast: DemoStaff

  func build(from questionnaire: Questionnaire, in tx: Transaction, now: Moment) throws {
    guard let contact = cast.contact(of: respondent.organisation),
      let manager = cast.manager(of: respondent.organisation)
    else { return }
    let reply = Reply.id(id, respondent.respondent)
    let day = answeredOn(now.day)
    var answers = PlausibleAnswers(municipality: municipality, years: round.years, year: round.year).answers(
      to: questionnaire)
    if state == .draft { answers = Array(answers.prefix(answers.count * 3 / 5)) }
    try SaveAnswers(answers).perform(in: tx, on: try tx.writable(reply, by: contact), at: day)
    guard state != .draft else { return }
    try SubmitReply(acceptsGaps: true).perform(
      in: tx, on: try tx.writable(reply, by: contact), at: day.adding(minutes: 40))
    guard state == .confirmed else { return }
    try ConfirmReply().perform(in: tx, on: try tx.writable(reply, by: manager), at: day.adding(minutes: 300))
  }

  private var state: Reply.State {
    if round.isOver { return .confirmed }
    if ["2480", "2422"].contains(municipality.code.text) { return .draft }
    switch Chance("state", municipality.code.text).share {
    case ..<0.04: return .draft
    case ..<0.08: return .submitted
    default: return .confirmed
    }
  }

  private func answeredOn(_ today: CalendarDate) -> Moment {
    let chance = Chance("day", municipality.code.text)
    let latest = min(round.closesOn, today)
    let day = round.opensOn.adding(days: chance.number(below: max(1, round.opensOn.days(until: latest))))
    return SwedishTime.moment(
      on: day, hour: 9 + chance.and("hour").number(below: 6), minute: chance.and("minute").number(below: 60))
  }
}
