internal import Access
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// The survey of the demonstration: its indicators in two versions, what is published, the rounds and what came of them.
struct DemoSurvey {
  let site: Site
  let scale: DemoCounty.Scale
  let now: Moment

  func build(progress: (String) -> Void) async throws {
    let cast = try await DemoStaff(site.identity, on: now.day)
    let unit = try cast.organisation(DemoOrganisation.researchUnit)
    let leader = try cast.leader(of: unit)
    progress("Indikatorer")
    let sets = try await addSets(by: leader)
    if scale == .full {
      progress("Publicerade värden")
      try await DemoPublished(site: site, by: leader, at: now).load()
    }
    let rates = try PublishedRates()
    let latest = try await NationalRounds(
      site: site, municipalities: scale.municipalities, sets: sets, rates: rates, now: now
    ).hold(progress: progress)
    progress("Svar i länens egna omgångar")
    try await RegionalRounds(site: site, set: sets.second, rates: rates, now: now).hold(among: scale.municipalities)
    guard let latest else { return }
    try await site.regional.write { [now] tx in
      try DemoEffort(round: latest, owner: unit, leader: leader, now: now).build(in: tx)
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
  if hasNewMeaning { agreements.definition.validFrom = "2024" }
  try EditIndicator(indicator: agreements, hasNewMeaning: hasNewMeaning)
    .perform(in: try tx.writable(set, by: leader), tx, at: moment)
}
