internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The rounds that the viewer may see, from their first day to their last.
struct SurveyTimeline: TimelineSource {
  func items(for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site) async throws -> [TimelineItem] {
    try await site.regional.read { tx in
      try tx.rounds(for: viewer).filter { $0.opensOn <= days.upperBound && $0.closesOn >= days.lowerBound }.map {
        round in
        TimelineItem(
          id: round.id.text, title: round.name, kind: .survey, days: round.opensOn...max(round.opensOn, round.closesOn),
          actors: [round.ownerName], audiences: [.contacts], counties: round.counties, path: SurveyPaths.round(round.id)
        )
      }
    }
  }
}
