import Access
import Hummingbird
import Storage
import Vocabulary
import Web

/// Reports to print.
struct ReportRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/rapport/{respondent}", .withFunction, respondent),
      .get("/kartlaggning/{round}/lansrapport/{county}", .withFunction, county),
    ]
  }

  @Sendable private func respondent(_ visit: Visit) async throws -> Response {
    let history = try await snapshots.history(of: visit.id("round"), for: visit)
    let respondent = Respondent(key: visit.parameter("respondent"))
    let row = try history.current.shownRow(of: respondent)
    let efforts = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.goingEfforts(of: respondent, for: viewer).filter { $0.names(respondent) }
    }
    return visit.page(
      RespondentReport(
        history: history, row: row, efforts: efforts, today: visit.today, wantsExact: visit.query("tal") == "exakta"
      ).page)
  }

  /// Only what the viewer may see of the county is counted, so a stranger's report is empty rather than refused.
  @Sendable private func county(_ visit: Visit) async throws -> Response {
    let history = try await snapshots.history(of: visit.id("round"), for: visit)
    let county = try history.current.round.county(visit.parameter("county"))
    let efforts = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.goingEfforts(in: county.code, for: viewer).filter {
        $0.respondents.contains { $0.county == county.code && $0.name != nil }
      }
    }
    return visit.page(
      CountyReport(
        history: history, county: county, efforts: efforts, today: visit.today,
        wantsExact: visit.query("tal") == "exakta"
      ).page)
  }
}

extension RoundView {
  /// Throws not found where the viewer may not see the respondent.
  func shownRow(of respondent: Respondent) throws -> Int {
    guard let row = snapshot.row(of: respondent), disclosure.shows(row) else { throw Refusal.notFound }
    return row
  }
}

extension Round {
  /// Throws not found for a county that the round does not ask.
  func county(_ code: String) throws -> County {
    guard let code = CountyCode(code), counties.contains(code) else { throw Refusal.notFound }
    return Sweden.current.county(code)
  }
}
