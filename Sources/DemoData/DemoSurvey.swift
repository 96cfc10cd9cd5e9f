internal import Access
internal import Register
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// Three rounds of the survey for all municipalities: two that are closed, and one that is open now.
struct DemoSurvey {
  let site: Site
  let scale: DemoCounty.Scale
  let now: Moment

  func build(progress: (String) -> Void) async throws {
    let cast = try await DemoStaff(site.identity, on: now.day)
    progress("Indikatorer")
    let sets = try await addSets(by: cast.leader)
    let chosen = try await chosenRespondents()
    if scale == .full {
      progress("Publicerade värden")
      try await DemoPublished(site: site, by: cast.leader, at: now).load()
    }
    var previous: ID<Round>?
    for (index, years) in [3, 1, 0].enumerated() {
      let round = DemoRound(now: now.day, yearsAgo: years, first: now.day.year - 3)
      progress("Svar i \(round.name)")
      previous = try await add(round, set: index == 0 ? sets.first : sets.second, previous, chosen, cast)
    }
    guard let latest = previous else { return }
    try await invite(to: latest, by: cast.leader)
    try await site.regional.write { [now] tx in
      try DemoEffort(round: latest, cast: cast, now: now).build(in: tx)
    }
  }

  /// The first version counts an agreement as current for 12 months, the second for 24, as Öppna jämförelser did from
  /// 2024 on: no trend is drawn across.
  private func addSets(by leader: Viewer) async throws -> (first: ID<IndicatorSet>, second: ID<IndicatorSet>) {
    let file = try SetFile.bundled()
    return try await site.regional.write { [now] tx in
      let early = now.adding(days: -1200)
      let first = try ImportIndicatorSet(file: file).perform(in: tx, by: leader, at: early)
      try changeMonths(from: "24", to: "12", in: first, by: leader, at: early, hasNewMeaning: false, tx)
      let later = now.adding(days: -500)
      let second = try CopyIndicatorSet(name: file.name, version: "2").perform(
        of: try tx.readable(first, by: leader), in: tx, at: later)
      try changeMonths(from: "12", to: "24", in: second, by: leader, at: later, hasNewMeaning: true, tx)
      return (first, second)
    }
  }

  private func invite(to round: ID<Round>, by leader: Viewer) async throws {
    let (contacts, address) = (
      try await site.identity.read { [now] in try $0.contacts(on: now.day) }, site.settings.address
    )
    try await site.regional.write { [now] tx in
      let invitation = InviteRespondents(contacts: contacts, address: address)
      try invitation.perform(in: try tx.writable(round, by: leader), tx, at: now.adding(days: -40))
    }
  }

  private func chosenRespondents() async throws -> [ChosenRespondent] {
    let codes = scale.municipalities.map(\.code)
    return try await site.identity.read { try RespondentChoice(.picked(codes)).respondents(in: $0) }
  }

  private func add(
    _ round: DemoRound, set: ID<IndicatorSet>, _ previous: ID<Round>?, _ chosen: [ChosenRespondent], _ cast: DemoStaff
  ) async throws -> ID<Round> {
    try await site.regional.write { [now] tx in
      let id = try PlanRound(
        set: set, form: .full, plan: round.plan, owner: cast.researchUnit, previous: previous, respondents: chosen
      ).perform(in: tx, by: cast.leader, at: round.opened)
      guard let questionnaire = try tx.questionnaire(set) else { throw Refusal.notFound }
      for respondent in chosen {
        guard let municipality = respondent.respondent.municipality.flatMap(Sweden.current.municipality) else {
          continue
        }
        let reply = DemoReply(round: round, id: id, respondent: respondent, municipality: municipality, cast: cast)
        try reply.build(from: questionnaire, in: tx, now: now)
      }
      if round.isOver {
        try CloseRound().perform(on: try tx.writable(id, by: cast.leader), in: tx, at: round.closed)
      }
      return id
    }
  }
}

private func changeMonths(
  from old: String, to new: String, in set: ID<IndicatorSet>, by leader: Viewer, at moment: Moment, hasNewMeaning: Bool,
  _ tx: Transaction
) throws {
  guard var agreements = try tx.questionnaire(set)?.indicator("SAM-01") else { return }
  agreements.options = agreements.options.map { option in
    Indicator.Option(
      id: option.id, text: option.text.replacing("\(old) månaderna", with: "\(new) månaderna"), level: option.level,
      isUnknown: option.isUnknown, isNone: option.isNone)
  }
  try EditIndicator(indicator: agreements, hasNewMeaning: hasNewMeaning)
    .perform(in: try tx.writable(set, by: leader), tx, at: moment)
}
