import Access
import Dispatch
import Hummingbird
import Storage
import Vocabulary
import Web

/// A round as workbook and as CSV.
struct ExportRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/export.xlsx", .withFunction, workbook),
      .get("/kartlaggning/{round}/export.csv", .withFunction, csv),
    ]
  }

  @Sendable private func workbook(_ visit: Visit) async throws -> Response {
    let (export, created) = (try await export(visit), Int(visit.now.milliseconds / 1000))
    let bytes = try await aside { try export.workbook(created: created) }
    return .file(
      bytes, name: "\(export.fileName(on: visit.today)).xlsx",
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  }

  @Sendable private func csv(_ visit: Visit) async throws -> Response {
    let export = try await export(visit)
    let bytes = try await aside { export.csv() }
    return .file(bytes, name: "\(export.fileName(on: visit.today)).csv", type: "text/csv; charset=utf-8")
  }

  private func export(_ visit: Visit) async throws -> RoundExport {
    let view = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0).current
    let query = visit.query
    let mark = visit.site.settings.inventedMark
    return try await visit.site.regional.read { tx in
      let sources = try tx.questionnaire(view.round.set)?.set.sources ?? []
      return RoundExport(
        view: view, filter: ResultFilter(query, areas: try tx.resultAreas()), comments: try tx.comments(in: view),
        grounds: try tx.grounds(in: view),
        sources: Dictionary(
          sources.map { ($0.key, [$0.title, $0.url].compactMap(\.self).joined(separator: ", ")) },
          uniquingKeysWith: { first, _ in first }), mark: mark)
    }
  }

  /// Tens of thousands of cells take a while: they must not hold one of the few threads that serve pages.
  private func aside(_ work: @escaping @Sendable () throws -> [UInt8]) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { waiting in
      DispatchQueue.global().async { waiting.resume(with: Result(catching: work)) }
    }
  }
}
