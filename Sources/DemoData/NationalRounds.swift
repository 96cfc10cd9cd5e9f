internal import Access
internal import Register
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// Three rounds of the survey for all municipalities: two that are closed, and one that is open now.
struct NationalRounds {
  let site: Site
  let municipalities: [Municipality]
  let sets: (first: ID<IndicatorSet>, second: ID<IndicatorSet>)
  let rates: PublishedRates
  let now: Moment

  /// Returns the round that is open.
  func hold(progress: (String) -> Void) async throws -> ID<Round>? {
    let cast = try await DemoStaff(site.identity, on: now.day)
    let owner = try cast.organisation(DemoOrganisation.researchUnit)
    let codes = municipalities.map(\.code)
    let chosen = try await site.identity.read { try RespondentChoice(.picked(codes)).respondents(in: $0) }
    var previous: ID<Round>?
    for round in DemoRound.national(today: now.day) {
      progress("Svar i \(round.name)")
      previous = try await HeldRound(
        site: site, round: round, set: previous == nil ? sets.first : sets.second, owner: owner, previous: previous,
        chosen: chosen, rates: rates, now: now,
        state: { round.isOver ? .confirmed : Self.openState(of: $0.respondent.key) }
      ).hold()
    }
    return previous
  }

  private static func openState(of municipality: String) -> Reply.State {
    if ["2480", "2422"].contains(municipality) { return .draft }
    switch Chance("state", municipality).share {
    case ..<0.04: return .draft
    case ..<0.08: return .submitted
    default: return .confirmed
    }
  }
}
