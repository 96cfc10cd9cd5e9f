internal import Access
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// One round as its people hold it: planned, sent out, answered, and closed when it is over.
struct HeldRound {
  let site: Site
  let round: DemoRound
  let set: ID<IndicatorSet>
  let owner: Organisation
  let previous: ID<Round>?
  let chosen: [ChosenRespondent]
  let rates: PublishedRates
  let now: Moment
  /// How far the respondent has come with its reply.
  let state: @Sendable (ChosenRespondent) -> Reply.State

  func hold() async throws -> ID<Round> {
    let cast = try await DemoStaff(site.identity, on: round.opensOn)
    let leader = try cast.leader(of: owner)
    let contacts = try await site.identity.read { [round] in try $0.contacts(on: round.opensOn) }
    let invitation = SendLetters(.invitation, contacts: contacts, address: site.settings.address)
    let (plan, round, state, rates, chosen) = (plan, round, state, rates, chosen)
    return try await site.regional.write { [now, set] tx in
      let id = try plan.perform(in: tx, by: leader, at: round.opened)
      let evidence = try tx.writable(id, by: leader)
      if !round.isOver { try invitation.perform(in: evidence, tx, at: round.opened) }
      guard let questionnaire = try tx.questionnaire(set) else { throw Refusal.notFound }
      let indicators = questionnaire.indicators.filter { round.form == .full || $0.isCore }
      for respondent in chosen {
        try DemoReply(
          round: round, id: id, respondent: respondent, cast: cast, rates: rates, state: state(respondent)
        ).build(from: indicators, in: tx, today: now.day)
      }
      if round.isOver { try CloseRound().perform(on: evidence, in: tx, at: round.closed) }
      return id
    }
  }

  private var plan: PlanRound {
    PlanRound(
      set: set, form: round.form, plan: round.plan, owner: owner, previous: previous, respondents: chosen)
  }
}
