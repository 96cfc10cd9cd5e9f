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

  /// A row for each role that somebody has; `place` names where an organisation, or a municipality alone, is counted.
  func rows(place: (Organisation?, MunicipalityCode?) -> String) -> [ShareRow] {
    let known = Dictionary(organisations.map { ($0.id, $0) }) { first, _ in first }
    let plans = Dictionary(
      organisations.map { ($0.id, CompetencePlan($0.id, needs: needs, subjects: subjects)) }
    ) { first, _ in first }
    let usual = CompetencePlan("ingen", needs: [], subjects: subjects)
    var counts: [Key: Count] = [:]
    for colleague in roster.colleagues {
      let organisation = colleague.organisation.flatMap { known[$0] }
      let key = Key(place: place(organisation, colleague.municipality), profession: colleague.profession)
      let plan = organisation.flatMap { plans[$0.id] } ?? usual
      let (unit, role, own) = (colleague.unit, colleague.profession, colleague.achievements)
      counts[key, default: Count()].known += 1
      if plan.hasBase(unit, role, own, on: day) { counts[key, default: Count()].base += 1 }
      if plan.hasAll(unit, role, own, on: day) { counts[key, default: Count()].whole += 1 }
    }
    for headcount in headcounts {
      guard let organisation = known[headcount.organisation] else { continue }
      let key = Key(place: place(organisation, organisation.municipality), profession: headcount.profession)
      counts[key, default: Count()].said += headcount.persons
    }
    let order = Profession.allCases
    let rows = counts.map { key, count in
      let all = max(count.known, count.said)
      return ShareRow(
        place: key.place, profession: key.profession, base: Share(have: count.base, all: all),
        whole: Share(have: count.whole, all: all))
    }.sorted { (order.firstIndex(of: $0.profession) ?? 0) < (order.firstIndex(of: $1.profession) ?? 0) }
    return SwedishOrder.sorted(rows) { $0.place }
  }

  private struct Key: Hashable {
    let place: String
    let profession: Profession
  }

  private struct Count {
    var known = 0
    var said = 0
    var base = 0
    var whole = 0
  }
}
