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
    guard let row = history.current.snapshot.row(of: respondent), history.current.disclosure.shows(row) else {
      throw Refusal.notFound
    }
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
    guard let code = CountyCode(visit.parameter("county")), history.current.round.counties.contains(code) else {
      throw Refusal.notFound
    }
    let efforts = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.goingEfforts(in: code, for: viewer).filter {
        $0.respondents.contains { $0.county == code && $0.name != nil }
      }
    }
    return visit.page(
      CountyReport(
        history: history, county: Sweden.current.county(code), efforts: efforts, today: visit.today,
        wantsExact: visit.query("tal") == "exakta"
      ).page)
  }
}
