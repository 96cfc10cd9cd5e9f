internal import Access
internal import Networks
internal import Storage
internal import Vocabulary
internal import Web

/// What the actors do in the year besides their meetings.
struct DemoInitiatives {
  let site: Site
  let staff: DemoStaff
  let now: Moment

  func build() async throws {
    for plan in Self.all {
      let organisations = plan.actors.compactMap { try? staff.organisation($0) }
      guard let first = organisations.first, let leader = staff.host(of: first) else { continue }
      let details = InitiativeDetails(
        title: plan.title, kind: plan.kind, days: day(plan.first)...day(plan.last), theme: plan.theme,
        audiences: plan.audiences, counties: first.counties)
      try await site.regional.write { [now] tx in
        _ = try AddInitiative(details, by: organisations.map(\.id)).perform(
          in: tx, by: leader, at: now.adding(days: -60))
      }
    }
  }

  /// Days from the first of this year.
  private func day(_ number: Int) -> CalendarDate {
    now.day.firstInMonth.adding(months: 1 - now.day.month).adding(days: number)
  }

  private struct Plan {
    let title: String
    let kind: TimelineItem.Kind
    let first: Int
    let last: Int
    let theme: TimelineItem.Theme
    let audiences: Set<TimelineItem.Audience>
    let actors: [String]
  }

  private static let all: [Plan] = [
    Plan(
      title: "Utbildning i att fråga om våld", kind: .initiative, first: 30, last: 140, theme: .detection,
      audiences: [.socialServices], actors: [DemoOrganisation.researchUnit, DemoOrganisation.ownBoard]),
    Plan(
      title: "Utvecklingsmedel: utlysning", kind: .call, first: 10, last: 52, theme: .general,
      audiences: [.managers, .contacts], actors: [DemoOrganisation.ownBoard]),
    Plan(
      title: "Frukostmöten för skolan om heder", kind: .initiative, first: 250, last: 320, theme: .honour,
      audiences: [.school], actors: [DemoOrganisation.region, DemoOrganisation.ownBoard]),
    Plan(
      title: "Orange Umeå", kind: .campaign, first: 322, last: 343, theme: .prevention, audiences: [.everybody],
      actors: [DemoOrganisation.crimePrevention, DemoOrganisation.shelter]),
    Plan(
      title: "Slutrapport för den samfinansierade tjänsten", kind: .report, first: 355, last: 355, theme: .general,
      audiences: [.managers], actors: [DemoOrganisation.federation]),
  ]
}
