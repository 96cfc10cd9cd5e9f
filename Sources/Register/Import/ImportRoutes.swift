internal import Access
internal import Documents
internal import Hummingbird
internal import Storage
internal import Web

/// Choosing a file, looking at what it will do, doing it.
struct ImportRoutes {
  var routes: [Route] {
    [
      .get("/register/importera", .countyTeamOrAdministrator, choose),
      .post("/register/importera/granska", .countyTeamOrAdministrator, bodyLimit: Route.fileLimit, preview),
      .post("/register/importera/tillampa", .countyTeamOrAdministrator, bodyLimit: Route.fileLimit, apply),
    ]
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    visit.page(ImportPage(viewer: visit.viewer, csrf: visit.csrf).page)
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    do {
      let upload = try visit.form.requiredFile("fil", "Välj en fil först.")
      let file = try RegisterFile(upload.bytes, named: upload.name)
      let outcomes = try await ImportRegister(file.rows).preview(
        in: visit.site.identity, by: visit.viewer, at: visit.now)
      return visit.page(
        OutcomePage(outcomes: outcomes, unknownColumns: file.unknownColumns, rows: file.rows, csrf: visit.csrf).page)
    } catch let problem as DocumentProblem {
      return refuse(Problems("fil", problem.sentence), visit)
    } catch let problems as Problems {
      return refuse(problems, visit)
    }
  }

  @Sendable private func apply(_ visit: Visit) async throws -> Response {
    let rows = [ImportedRow](encoded: visit.form.raw("rader"))
    guard (1...RegisterFile.mostRows).contains(rows.count) else {
      return refuse(Problems("fil", "Raderna kom inte fram. Välj filen igen."), visit)
    }
    let outcomes = try await visit.site.identity.write { [viewer = visit.viewer, now = visit.now] tx in
      try ImportRegister(rows).perform(in: tx, by: viewer, at: now)
    }
    return visit.page(OutcomePage(outcomes: outcomes, unknownColumns: [], rows: nil, csrf: visit.csrf).page)
  }

  private func refuse(_ problems: Problems, _ visit: Visit) -> Response {
    visit.page(ImportPage(viewer: visit.viewer, csrf: visit.csrf, problems: problems).page, problems: problems)
  }
}
