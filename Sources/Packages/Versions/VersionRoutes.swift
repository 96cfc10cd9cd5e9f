internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// A draft of a version: sent, looked at, laid out or thrown away.
struct VersionRoutes {
  var routes: [Route] {
    [
      .get("/kurspaket/{id}/version", .countyTeam, preview),
      .receive("/kurspaket/{id}/version", .countyTeam, bodyLimit: Route.packageLimit, add),
      .post("/kurspaket/{id}/version/lagg-ut", .countyTeam, publish),
      .post("/kurspaket/{id}/version/slang", .countyTeam, discard),
    ]
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    _ = try await visit.ownPackage()
    let sheet = try await visit.packageSheet()
    guard let draft = sheet.draft else { return .redirect(to: sheet.package.path) }
    return visit.page(PreviewPage(sheet: sheet, draft: draft, csrf: visit.csrf).page)
  }

  @Sendable private func add(_ visit: Visit, _ file: IncomingFile) async throws -> Response {
    let (package, _) = try await visit.ownPackage()
    do {
      let act = AddVersion(try await SentPackage(file))
      try await visit.writePackage { try act.perform(in: $0, by: $1, at: $2) }
      return .redirect(to: "\(package.path)/version")
    } catch let problems as Problems {
      let page = PackagePage(
        sheet: try await visit.packageSheet(), viewer: visit.viewer, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func publish(_ visit: Visit) async throws -> Response {
    let act = PublishVersion(ID(visit.form.raw("utkast")), startsOver: visit.form.raw("borjade") == "om")
    return try await again(visit) {
      let package = try await visit.writePackage { try act.perform(in: $0, by: $1, at: $2) }
      return visit.redirect(to: package.path, notice: "Versionen är utlagd.")
    }
  }

  @Sendable private func discard(_ visit: Visit) async throws -> Response {
    let act = DiscardVersion(ID(visit.form.raw("utkast")))
    return try await again(visit) {
      let package = try await visit.writePackage { try act.perform(in: $0, by: $1, at: $2) }
      let path = package.state == .draft ? "/kurspaket" : package.path
      return visit.redirect(to: path, notice: "Utkastet är slängt.")
    }
  }

  /// Where the draft that was looked at is no longer there, the new one is shown.
  private func again(_ visit: Visit, _ act: () async throws -> Response) async throws -> Response {
    do {
      return try await act()
    } catch let problems as Problems {
      let sheet = try await visit.packageSheet()
      guard let draft = sheet.draft else { throw Refusal.notFound }
      return visit.page(PreviewPage(sheet: sheet, draft: draft, csrf: visit.csrf).page, problems: problems)
    }
  }
}
