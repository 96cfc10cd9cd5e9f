internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The last days of the rounds that the viewer leads or answers.
struct SurveyCalendar: CalendarSource {
  func entries(for viewer: Viewer, from day: CalendarDate, on site: Site) async throws -> [CalendarEntry] {
    try await site.regional.read { tx in
      try tx.rounds(for: viewer).filter { $0.closedAt == nil && $0.closesOn >= day && $0.invitedAt != nil }.map {
        round in
        CalendarEntry(
          id: round.id.text, title: "Sista dag: \(round.name)", when: .days(round.closesOn, round.closesOn),
          path: SurveyPaths.round(round.id), isOwn: true)
      }
    }
  }
}
