import Access
import HTML
import Register
import Storage
import Vocabulary
import Web

/// What surveys say of a municipality, on its page (F2): its latest reply, what has moved, and its gaps. One panel, so
/// that all of it is read at once.
struct SurveyPanel: Panel {
  let order = 20
  let snapshots: SnapshotStore

  func panel(on municipality: Municipality, for visit: Visit) async throws -> HTML? {
    let found = try await visit.site.regional.read { [viewer = visit.viewer, today = visit.today] tx in
      try tx.surveys(of: municipality, for: viewer, on: today)
    }
    let answers = (found.latest?.html ?? .empty) + found.areas.panel
    guard !found.published.isEmpty else { return answers }
    let history = try await snapshots.history(of: found.published, for: visit)
    guard let row = history.current.snapshot.row(of: Respondent(municipality.code)),
      history.current.disclosure.shows(row)
    else { return answers }
    return answers + ChangePanel(history: history, row: row).html + GapsPanel(view: history.current, row: row).html
  }
}

/// The rounds that a municipality's page speaks of.
struct MunicipalitySurveys: Sendable {
  let latest: LatestReply?
  /// The latest round in which the municipality's answers count and are shown to the viewer, and the one before it.
  let published: [Round]
  /// The county teams' own areas that it belongs to, since they are read in the same breath.
  let areas: [OwnArea]
}

extension Transaction {
  func surveys(of municipality: Municipality, for viewer: Viewer, on today: CalendarDate) throws -> MunicipalitySurveys
  {
    let respondent = Respondent(municipality.code)
    let replies = try replies(of: respondent, for: viewer)
    // Who may not see how far a respondent has come sees the answers once they are confirmed.
    let latest = replies.first { $0.round.phase(on: today) != .planned && $0.isReadable(by: viewer) }
    let published = replies.first {
      $0.respondent.isPublished && $0.round.shows(respondent, in: municipality.county, to: viewer)
    }
    return MunicipalitySurveys(
      latest: try latest.map { reply in
        LatestReply(
          reply: reply, answers: try answerCount(of: reply, for: viewer),
          isEditor: reply.isWritable(by: viewer))
      },
      published: try published.map { try chain(from: $0.round, for: viewer, depth: 1, known: replies.map(\.round)) }
        ?? [],
      areas: try ownAreas(holding: municipality.code))
  }
}
