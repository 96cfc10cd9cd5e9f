internal import Access
internal import HTML
internal import Vocabulary

/// How many of a role have what they need. Sv: andel utbildade.
struct Share: Sendable, Equatable {
  let have: Int
  let all: Int

  /// Fewer than this are not counted for others than their own manager: one could tell who it is.
  static let fewest = 5

  /// For the manager: "3 av 7 (43 %)".
  var exact: String {
    all == 0 ? "–" : "\(have) av \(all) (\(SwedishNumber.share(Double(have) / Double(all))))"
  }

  /// For others, so that no single person's lack can be read: nothing of few, and the lowest and highest rounded.
  var guarded: String {
    guard all >= Self.fewest else { return all == 0 ? "–" : "Färre än \(Self.fewest)" }
    if have < 2 { return "högst 1 av \(all)" }
    if have == all - 1 { return "minst \(all - 2) av \(all)" }
    return exact
  }
}

/// The shares of one role in one place. Sv: rad i utbildningsläget.
struct ShareRow: Sendable {
  let place: String
  let profession: Profession
  /// Has the base from the first day.
  let base: Share
  /// Has everything the role needs.
  let whole: Share
}

/// Counts the shares of some organisations, by place and role. Sv: utbildningsläge.
struct ShareCount: Sendable {
  let organisations: [Organisation]
  let roster: Roster
  let headcounts: [Headcount]
  let needs: [Need]
  let subjects: [Subject]
  let day: CalendarDate
  /// For others than the manager: an organisation with few of a role is left out of the sum, or one could work it out by
  /// taking the others away.
  var isGuarded = false

  /// A row for each role that somebody has; `place` names where an organisation, or a municipality alone, is counted, and may
  /// tell units apart.
  func rows(place: (Organisation?, MunicipalityCode?, String) -> String) -> [ShareRow] {
    let groups = groups(place)
    let order = Profession.allCases
    let rows = Dictionary(grouping: groups) { Key(place: $0.key.place, profession: $0.key.profession) }
      .map { key, groups in
        let all = groups.map(\.value)
        let large = isGuarded ? all.filter { $0.total >= Share.fewest } : all
        let total =
          large.isEmpty ? min(Share.fewest - 1, all.map(\.total).reduce(0, +)) : large.map(\.total).reduce(0, +)
        return ShareRow(
          place: key.place, profession: key.profession,
          base: Share(have: large.map(\.base).reduce(0, +), all: total),
          whole: Share(have: large.map(\.whole).reduce(0, +), all: total))
      }.sorted { (order.firstIndex(of: $0.profession) ?? 0) < (order.firstIndex(of: $1.profession) ?? 0) }
    return SwedishOrder.sorted(rows) { $0.place }
  }

  private func groups(_ place: (Organisation?, MunicipalityCode?, String) -> String) -> [GroupKey: RoleCount] {
    let known = Dictionary(organisations.map { ($0.id, $0) }) { first, _ in first }
    let plans = Dictionary(
      organisations.map { ($0.id, CompetencePlan($0.id, needs: needs, subjects: subjects)) }
    ) { first, _ in first }
    let usual = CompetencePlan("ingen", needs: [], subjects: subjects)
    var groups: [GroupKey: RoleCount] = [:]
    for colleague in roster.counted {
      let organisation = colleague.organisation.flatMap { known[$0] }
      let key = GroupKey(
        place: place(organisation, colleague.municipality, colleague.unit), profession: colleague.profession,
        organisation: organisation?.id)
      let plan = organisation.flatMap { plans[$0.id] } ?? usual
      let (unit, role, own) = (colleague.unit, colleague.profession, colleague.achievements)
      groups[key, default: RoleCount()].add(
        unit, hasBase: plan.hasBase(unit, role, own, on: day), hasAll: plan.hasAll(unit, role, own, on: day))
    }
    for headcount in headcounts {
      guard let organisation = known[headcount.organisation] else { continue }
      let key = GroupKey(
        place: place(organisation, organisation.municipality, headcount.unit), profession: headcount.profession,
        organisation: organisation.id)
      groups[key, default: RoleCount()].say(headcount)
    }
    return groups
  }

  private struct Key: Hashable {
    let place: String
    let profession: Profession
  }

  private struct GroupKey: Hashable {
    let place: String
    let profession: Profession
    let organisation: ID<Organisation>?
  }
}

/// How many of one role an organisation has, known or said. Sv: antal i en roll.
struct RoleCount: Sendable {
  private var known: [String: Int] = [:]
  private var said: [String: Int] = [:]
  private(set) var base = 0
  private(set) var whole = 0

  mutating func add(_ unit: String, hasBase: Bool, hasAll: Bool) {
    known[unit.alike, default: 0] += 1
    base += hasBase ? 1 : 0
    whole += hasAll ? 1 : 0
  }

  mutating func say(_ headcount: Headcount) { said[headcount.unit.alike] = headcount.persons }

  /// The higher of what is known and said, unit by unit; a number without a unit is of the whole organisation.
  var total: Int {
    let units = Set(known.keys).union(said.keys.filter { !$0.isEmpty })
    let parts = units.map { max(known[$0] ?? 0, $0.isEmpty ? 0 : said[$0] ?? 0) }.reduce(0, +)
    return max(parts, said[""] ?? 0)
  }
}
