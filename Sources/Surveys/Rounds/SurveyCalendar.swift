internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The last days of the rounds that the viewer may see, as the viewer's own where the viewer follows or answers.
struct SurveyCalendar: CalendarSource {
  func entries(for viewer: Viewer, from day: CalendarDate, on site: Site) async throws -> [CalendarEntry] {
    try await site.regional.read { tx in
      try tx.rounds(for: viewer).filter { $0.closedAt == nil && $0.closesOn >= day && $0.invitedAt != nil }.map {
        round in
        CalendarEntry(
          id: round.id.text, title: "Sista dag: \(round.name)", when: .days(round.closesOn, round.closesOn),
          path: SurveyPaths.round(round.id), isOwn: !round.own.isEmpty || round.isFollowed(by: viewer),
          counties: round.counties, municipalities: try tx.municipalities(askedIn: round, shownTo: viewer))
      }
    }
  }
}

extension Transaction {
  /// Those that the round has been sent to, as far as the viewer sees what they answer.
  fileprivate func municipalities(askedIn round: Round, shownTo viewer: Viewer) throws -> [MunicipalityCode] {
    try respondents(of: round.id).filter { respondent in
      Reply(round: round, respondent: respondent).isAsked
        && round.shows(respondent.respondent, in: respondent.county, to: viewer)
    }.compactMap(\.respondent.municipality)
  }
}
