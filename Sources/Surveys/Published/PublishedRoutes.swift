internal import Access
internal import Foundation
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Published values: taken in from files by the county team.
struct PublishedRoutes {
  var routes: [Route] {
    [
      .get(SurveyPaths.published, .countyTeam, list),
      .get("/publicerat/importera", .countyTeam, importPage),
      .post("/publicerat/importera", .countyTeam, bodyLimit: Route.fileLimit, preview),
      .post("/publicerat/spara", .countyTeam, bodyLimit: Route.fileLimit * 2, take),
      .get("/publicerat/{source}/{key}", .countyTeam, series),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let series = try await visit.site.regional.read { try $0.publishedCoverage() }
    return visit.page(PublishedListPage(series: series).page)
  }

  @Sendable private func importPage(_ visit: Visit) async throws -> Response {
    visit.page(ImportPublishedPage(csrf: visit.csrf).page)
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    do {
      let file = try PublishedFile(form: visit.form)
      let upload = visit.form.file("fil")
      let keys = try await visit.site.regional.read { try $0.askedKeys() }
      let page = PublishedPreviewPage(
        file: file, name: upload?.name ?? "", content: Data(upload?.bytes ?? []).base64EncodedString(), askedKeys: keys,
        csrf: visit.csrf)
      return visit.page(page.page)
    } catch let problems as Problems {
      return visit.page(ImportPublishedPage(csrf: visit.csrf, problems: problems).page, problems: problems)
    }
  }

  @Sendable private func take(_ visit: Visit) async throws -> Response {
    do {
      let bytes = Data(base64Encoded: visit.form.raw("innehall")).map { [UInt8]($0) } ?? []
      let act = ImportPublishedValues(file: try PublishedFile(bytes, named: visit.form.raw("namn")))
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: SurveyPaths.published, notice: "\(act.file.values.count) värden är inlästa.")
    } catch let problems as Problems {
      return visit.page(ImportPublishedPage(csrf: visit.csrf, problems: problems).page, problems: problems)
    }
  }

  @Sendable private func series(_ visit: Visit) async throws -> Response {
    let (source, key) = (visit.parameter("source"), visit.parameter("key"))
    guard let series = try await visit.site.regional.read({ try $0.publishedSeries(source: source, key: key) }) else {
      throw Refusal.notFound
    }
    return visit.page(PublishedSeriesPage(series: series).page)
  }
}

extension Transaction {
  /// The keys that questions of the sets in use ask about.
  func askedKeys() throws -> Set<String> {
    let sets = try indicatorSets().filter { !$0.isRetired }
    let indicators = try sets.flatMap { try questionnaire($0.id)?.indicators ?? [] }
    return Set(indicators.flatMap(\.publishedLinks).map(\.key))
  }
}
