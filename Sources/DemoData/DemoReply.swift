internal import Access
internal import Storage
internal import Surveys
internal import Vocabulary

/// One respondent's answers in one round: filled in, sent and confirmed as its people would do it.
struct DemoReply {
  let round: DemoRound
  let id: ID<Round>
  let respondent: ChosenRespondent
  let cast: DemoStaff
  let rates: PublishedRates
  let state: Reply.State

  /// `indicators` are those of the round's form.
  func build(from indicators: [Indicator], in tx: Transaction, today: CalendarDate) throws {
    guard state != .invited, let contact = cast.contact(of: respondent.organisation) else { return }
    let reply = Reply.id(id, respondent.respondent)
    let time = answeredAt(today)
    var answers = PlausibleAnswers(place: AnsweringPlace(respondent), round: round, rates: rates).answers(
      to: indicators)
    if Self.associations.contains(respondent.name) {
      answers = answers.filter { Self.known.contains(String($0.indicator.prefix { $0 != "-" })) }
    }
    if state == .draft { answers = Array(answers.prefix(answers.count * 3 / 5)) }
    try SaveAnswers(answers).perform(in: tx, on: try tx.writable(reply, by: contact), at: time)
    guard state != .draft else { return }
    try SubmitReply(acceptsGaps: true).perform(
      in: tx, on: try tx.writable(reply, by: contact), at: time.adding(minutes: 40))
    guard state == .confirmed, let manager = cast.manager(of: respondent.organisation) else { return }
    try ConfirmReply().perform(in: tx, on: try tx.writable(reply, by: manager), at: time.adding(minutes: 300))
  }

  /// What an association can say something of; it leaves the rest of a municipality's questions open.
  private static let known: Set<String> = ["SAM", "INF", "KOM", "HRV", "STD", "SJ"]
  private static let associations: Set<String> = [
    DemoOrganisation.shelter, DemoOrganisation.girlsShelter, DemoOrganisation.association,
    DemoOrganisation.southernAssociation,
  ]

  private func answeredAt(_ today: CalendarDate) -> Moment {
    let chance = Chance("day", AnsweringPlace(respondent).key)
    let latest = min(round.closesOn, today)
    let day = round.opensOn.adding(days: chance.number(below: max(1, round.opensOn.days(until: latest))))
    return SwedishTime.moment(
      on: day, hour: 9 + chance.and("hour").number(below: 6), minute: chance.and("minute").number(below: 60))
  }
}
