internal import Access
internal import Documents
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Choosing a file with the staff's training, looking at what it will do, doing it.
struct ImportTrainingRoutes {
  var routes: [Route] {
    [
      .get("/utbildning/{id}/importera", .withFunction, choose),
      .post("/utbildning/{id}/importera/granska", .withFunction, bodyLimit: Route.fileLimit, preview),
      .post("/utbildning/{id}/importera/tillampa", .withFunction, bodyLimit: Route.fileLimit, apply),
    ]
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    return visit.page(ImportTrainingPage(place: evidence.record, csrf: visit.csrf).page)
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    do {
      let upload = try visit.form.requiredFile("fil", "Välj en fil först.")
      let file = try TrainingFile(upload.bytes, named: upload.name)
      let act = ImportTraining(
        rows: file.rows, colleagues: try await visit.roster(of: [evidence.record.organisation]).colleagues)
      let outcomes = try await act.preview(in: visit.site.regional, by: evidence, at: visit.now)
      return visit.page(
        TrainingOutcomePage(
          place: evidence.record, outcomes: outcomes, unknownColumns: file.unknownColumns, rows: file.rows,
          csrf: visit.csrf
        ).page)
    } catch let problem as DocumentProblem {
      return refuse(Problems("fil", problem.sentence), evidence, visit)
    } catch let problems as Problems {
      return refuse(problems, evidence, visit)
    }
  }

  @Sendable private func apply(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let rows = [TrainingRow](encoded: visit.form.raw("rader"))
    guard (1...TrainingFile.mostRows).contains(rows.count) else {
      return refuse(Problems("fil", "Raderna kom inte fram. Välj filen igen."), evidence, visit)
    }
    let act = ImportTraining(
      rows: rows, colleagues: try await visit.roster(of: [evidence.record.organisation]).colleagues)
    let outcomes = try await visit.site.regional.write { [now = visit.now] tx in
      try act.perform(in: tx, by: evidence, at: now)
    }
    return visit.page(
      TrainingOutcomePage(
        place: evidence.record, outcomes: outcomes, unknownColumns: [], rows: nil, csrf: visit.csrf
      ).page)
  }

  private func refuse(_ problems: Problems, _ evidence: Writable<TrainingPlace>, _ visit: Visit) -> Response {
    let page = ImportTrainingPage(place: evidence.record, csrf: visit.csrf, problems: problems).page
    return visit.page(page, problems: problems)
  }
}
