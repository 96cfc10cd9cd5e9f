import Access
import Hummingbird
import Storage
import Vocabulary
import Web

/// The results of a round, question by question, respondent by respondent.
struct ResultRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/resultat", .withFunction, overview),
      .get("/kartlaggning/{round}/resultat/omrade/{area}", .withFunction, area),
      .get("/kartlaggning/{round}/resultat/tema/hrv", .withFunction, honour),
      .get("/kartlaggning/{round}/resultat/kortform", .withFunction, shortForm),
      .get("/kartlaggning/{round}/resultat/jamfor", .withFunction, comparison),
      .get("/kartlaggning/{round}/resultat/lista", .withFunction, ranking),
      .get("/kartlaggning/{round}/resultat/kommun/{respondent}", .withFunction, respondent),
      .get("/kartlaggning/{round}/resultat/{code}", .withFunction, indicator),
      .get("/kartlaggning/{round}/resultat/{code}/kommentarer", .withFunction, comments),
    ] + DrawingRoutes(snapshots: snapshots).routes + ExportRoutes(snapshots: snapshots).routes
  }

  @Sendable private func overview(_ visit: Visit) async throws -> Response {
    let view = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0).current
    return visit.page(
      ResultOverviewPage(view: view, reports: CountyReportLinks(view.round, for: visit.viewer)).page)
  }

  @Sendable private func area(_ visit: Visit) async throws -> Response {
    let (history, areas) = try await historyAndAreas(visit, depth: 6)
    guard let area = history.current.snapshot.area(visit.parameter("area")) else { throw Refusal.notFound }
    let filter = ResultFilter(visit.query, areas: areas)
    return visit.page(ResultAreaPage(history: history, area: area, filter: filter, areas: areas).page)
  }

  @Sendable private func honour(_ visit: Visit) async throws -> Response {
    let view = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0).current
    return visit.page(ResultAreaPage(honourIn: view).page)
  }

  @Sendable private func shortForm(_ visit: Visit) async throws -> Response {
    let (history, areas) = try await historyAndAreas(visit, depth: 0)
    let view = history.current
    return visit.page(
      ShortFormResultPage(view: view, filter: ResultFilter(visit.query, areas: areas), areas: areas).page)
  }

  @Sendable private func comparison(_ visit: Visit) async throws -> Response {
    let view = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0).current
    let keys = visit.query.all("svarande") + ["a", "b", "c", "d", "e", "f"].compactMap { visit.query($0) }
    return visit.page(ResultComparisonPage(view: view, keys: keys).page)
  }

  @Sendable private func ranking(_ visit: Visit) async throws -> Response {
    let view = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0).current
    guard view.round.hasRanking else { throw Refusal.notFound }
    return visit.page(RankingPage(view: view).page)
  }

  @Sendable private func respondent(_ visit: Visit) async throws -> Response {
    let history = try await snapshots.history(of: visit.id("round"), for: visit)
    let (view, respondent) = (history.current, Respondent(key: visit.parameter("respondent")))
    let row = try view.shownRow(of: respondent)
    let (comments, grounds) = try await visit.site.regional.read { tx in
      (try tx.comments(in: view, by: respondent), try tx.grounds(in: view, by: respondent))
    }
    return visit.page(
      RespondentResultPage(
        history: history, row: row,
        comments: Dictionary(comments.map { ($0.code, $0.text) }, uniquingKeysWith: { first, _ in first }),
        grounds: Dictionary(grounds.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
      ).page)
  }

  @Sendable private func indicator(_ visit: Visit) async throws -> Response {
    let (history, areas) = try await historyAndAreas(visit, depth: 6)
    guard let column = history.current.snapshot.column(visit.questionCode) else { throw Refusal.notFound }
    let filter = ResultFilter(visit.query, areas: areas)
    return visit.page(
      IndicatorResultPage(
        history: history, column: column, filter: filter, areas: areas, isInCountyTeam: visit.viewer.isInCountyTeam
      ).page)
  }

  @Sendable private func comments(_ visit: Visit) async throws -> Response {
    let view = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0).current
    guard let column = view.snapshot.column(visit.parameter("code")) else { throw Refusal.notFound }
    let code = column.indicator.code
    let comments = try await visit.site.regional.read { try $0.comments(in: view, on: code) }
    return visit.page(CommentsPage(view: view, column: column, comments: comments).page)
  }

  /// In one reading of the database, since these are the pages most looked at.
  private func historyAndAreas(_ visit: Visit, depth: Int) async throws -> (RoundHistory, [ResultArea]) {
    let (rounds, areas) = try await visit.site.regional.read {
      [viewer = visit.viewer, round = visit.id("round") as ID<Round>] tx in
      (try tx.chain(from: round, for: viewer, depth: depth), try tx.resultAreas())
    }
    return (try await snapshots.history(of: rounds, for: visit), areas)
  }
}

extension Visit {
  /// The question that the address asks for, or the part of it: `resultat/SAM-01?rad=polis`.
  var questionCode: String { QuestionCode(whole: parameter("code"), part: query.text("rad")).text }
}
