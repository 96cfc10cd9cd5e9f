internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What the page of an organisation's training shows, read at once.
struct PlaceSheet: Sendable {
  let place: TrainingPlace
  let plan: CompetencePlan
  let subjects: [Subject]
  let colleagues: [Colleague]
  /// Without name: counted alone.
  let guests: [Colleague]
  let headcounts: [Headcount]
  let certificates: [Certificate]
  let rows: [ShareRow]
  /// By unit, for the manager alone; empty where there are no units.
  let unitRows: [ShareRow]
  let events: [Event]
  let persons: Names
  let day: CalendarDate

  /// Began within a year and lacks the base.
  var withoutIntroduction: [Colleague] {
    colleagues.filter { colleague in
      guard let began = colleague.beganOn, began.adding(years: 1) > day else { return false }
      return !plan.hasBase(colleague.unit, colleague.profession, colleague.achievements, on: day)
    }
  }

  /// Those of a unit, or everybody.
  func shown(unit: String?) -> [Colleague] { colleagues.filter { unit == nil || $0.unit.alike == unit?.alike } }

  var units: [String] {
    (colleagues.map(\.unit) + headcounts.map(\.unit) + plan.needs.compactMap(\.unit)).unitsOnce
  }

  /// How many of those whom the need concerns have it. For others than the manager without the roles that few have, so that
  /// nobody is what is left when the others are taken away.
  func share(of need: Need, isGuarded: Bool) -> Share {
    var counts: [Profession: RoleCount] = [:]
    for colleague in colleagues + guests where need.concerns(colleague.unit, colleague.profession) {
      let isMet = need.state(colleague.achievements, on: day).isMet
      counts[colleague.profession, default: RoleCount()].add(colleague.unit, hasBase: isMet, hasAll: isMet)
    }
    for headcount in headcounts where need.concerns(headcount.unit, headcount.profession) {
      counts[headcount.profession, default: RoleCount()].say(headcount)
    }
    let all = counts.values.filter { !isGuarded || $0.total >= Share.fewest }
    if all.isEmpty { return Share(have: 0, all: min(Share.fewest - 1, counts.values.map(\.total).reduce(0, +))) }
    return Share(have: all.map(\.base).reduce(0, +), all: all.map(\.total).reduce(0, +))
  }
}

extension Visit {
  func trainingPlace() async throws -> TrainingPlace {
    try await site.identity.read { [viewer] tx in
      try tx.readable(self.id("id") as ID<TrainingPlace>, by: viewer).record
    }
  }

  func ownTrainingPlace() async throws -> Writable<TrainingPlace> {
    try await site.identity.read { [viewer] tx in
      try tx.writable(self.id("id") as ID<TrainingPlace>, by: viewer)
    }
  }

  /// The evidence of a manager, who sees each of the staff.
  func managedTrainingPlace() async throws -> Writable<TrainingPlace> {
    let evidence = try await ownTrainingPlace()
    try evidence.requireNames()
    return evidence
  }

  func sheet(of place: TrainingPlace) async throws -> PlaceSheet {
    let organisation = place.organisation
    let roster = try await roster(of: [organisation])
    let colleagues = roster.colleagues
    let (needs, subjects, headcounts, certificates, events) = try await site.regional.read { tx in
      (
        try tx.needs(of: [organisation.id]), try tx.subjects(), try tx.headcounts(of: [organisation.id]),
        try tx.certificates(of: colleagues.flatMap(\.achievements).map(\.id)),
        try tx.events(of: "training:\(organisation.id)", limit: 20)
      )
    }
    let persons = try await site.identity.read { try $0.names(in: events.signatures) }
    let count = ShareCount(
      organisations: [organisation], roster: roster, headcounts: headcounts, needs: needs, subjects: subjects,
      day: today, isGuarded: !place.showsNames(to: viewer))
    // How many there are in all is said of the whole workplace: in a unit those are counted who are known.
    let known = ShareCount(
      organisations: [organisation], roster: roster, headcounts: [], needs: needs, subjects: subjects, day: today,
      isGuarded: !place.showsNames(to: viewer))
    let hasUnits = colleagues.contains { !$0.unit.isEmpty }
    let units = colleagues.map(\.unit).unitsOnce
    return PlaceSheet(
      place: place, plan: CompetencePlan(organisation.id, needs: needs, subjects: subjects), subjects: subjects,
      colleagues: colleagues, guests: roster.guests, headcounts: headcounts, certificates: certificates,
      rows: count.rows { _, _, _ in organisation.name },
      unitRows: hasUnits && place.showsNames(to: viewer)
        ? known.rows { _, _, unit in units.first { $0.alike == unit.alike } ?? "Utan enhet" } : [],
      events: events, persons: persons, day: today)
  }
}
