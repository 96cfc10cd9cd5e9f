internal import Access
internal import Register
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// The small rounds that the counties hold besides the national one: with the short form, seen by fewer, one with
/// ranking, and with a city district and associations among those that answer.
struct RegionalRounds {
  let site: Site
  let set: ID<IndicatorSet>
  let rates: PublishedRates
  let now: Moment

  /// The rounds whose municipalities are all in the demonstration.
  func hold(among municipalities: [Municipality]) async throws {
    let known = Set(municipalities.map(\.code.text))
    for plan in [Self.vasterbotten, Self.vasternorrland, Self.fyrbodal] where known.isSuperset(of: plan.codes) {
      let id = try await hold(plan)
      if let asking = plan.asksForTime { try await askForTime(Respondent(key: asking), in: id) }
    }
  }

  /// One such round. Who is not named has confirmed.
  private struct Plan: Sendable {
    let owner: String
    let name: String
    let visibility: Round.Visibility
    var hasRanking = false
    let closesIn: Int
    let codes: [String]
    var organisations: [String] = []
    /// By municipality code or the organisation's name.
    let states: [String: Reply.State]
    var asksForTime: String?
    /// Asks what municipalities and associations can answer alike, instead of a municipality's questions.
    var isAboutCooperation = false
  }

  private static let vasterbotten = Plan(
    owner: DemoOrganisation.researchUnit, name: "Samverkan med jourerna i Västerbotten", visibility: .respondents,
    // Later than the national round, which comes first among what waits.
    closesIn: 28, codes: ["2480", "2482"],
    organisations: [DemoOrganisation.shelter, DemoOrganisation.girlsShelter, DemoOrganisation.association],
    states: ["2480": .submitted, DemoOrganisation.shelter: .draft], isAboutCooperation: true)

  private static let vasternorrland = Plan(
    owner: DemoOrganisation.federation, name: "Lägesbild Västernorrland", visibility: .county, hasRanking: true,
    closesIn: 9, codes: ["2260", "2262", "2280", "2281", "2282", "2283", "2284"],
    states: ["2260": .draft, "2280": .submitted, "2282": .invited], asksForTime: "2260")

  private static let fyrbodal = Plan(
    owner: DemoOrganisation.fyrbodal, name: "Lägesbild Fyrbodal", visibility: .respondents, closesIn: 14,
    codes: Sweden.current.areas.first { $0.id == "fyrbodal" }?.municipalities.map(\.text) ?? [],
    organisations: [DemoOrganisation.cityDistrict, DemoOrganisation.southernAssociation],
    states: ["1438": .invited, "1461": .draft, "1488": .draft, "1421": .submitted])

  private func hold(_ plan: Plan) async throws -> ID<Round> {
    let cast = try await DemoStaff(site.identity, on: now.day)
    let codes = plan.codes.compactMap { MunicipalityCode($0) }
    let others = try plan.organisations.map { try cast.organisation($0).id }
    let chosen = try await site.identity.read {
      try RespondentChoice(.picked(codes), organisations: others).respondents(in: $0)
    }
    let round = DemoRound.regional(
      "\(plan.name) \(now.day.year)", plan.visibility, hasRanking: plan.hasRanking, today: now.day,
      closesIn: plan.closesIn)
    let owner = try cast.organisation(plan.owner)
    let asked = plan.isAboutCooperation ? try await cooperationSet(by: try cast.leader(of: owner)) : set
    return try await HeldRound(
      site: site, round: round, set: asked, owner: owner, previous: nil, chosen: chosen,
      rates: rates, now: now,
      state: { plan.states[$0.respondent.municipality?.text ?? $0.name] ?? .confirmed }
    ).hold()
  }

  private func cooperationSet(by leader: Viewer) async throws -> ID<IndicatorSet> {
    let file = try SetFile(json: DemoFacts.bytes("samverkan.json"))
    return try await site.regional.write { [now] tx in
      try ImportIndicatorSet(file: file).perform(in: tx, by: leader, at: now.adding(days: -700))
    }
  }

  private func askForTime(_ respondent: Respondent, in round: ID<Round>) async throws {
    let cast = try await DemoStaff(site.identity, on: now.day)
    try await site.regional.write { [now] tx in
      guard let asking = try tx.respondent(respondent, in: round),
        let contact = cast.contact(of: asking.organisation)
      else { return }
      let reason = "Vi är två som delar på uppdraget. Den ena är ledig till början av nästa månad."
      try AskForTime(wishedDay: now.day.adding(days: 20), reason: reason).perform(
        in: tx, on: try tx.writable(Reply.id(round, respondent), by: contact), at: now.adding(days: -1))
    }
  }
}
