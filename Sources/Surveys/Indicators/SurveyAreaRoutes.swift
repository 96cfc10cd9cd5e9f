internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Adding and renaming the areas of a set that no round has used.
struct SurveyAreaRoutes {
  var routes: [Route] {
    [
      .get("/indikatorer/{set}/omraden/nytt", .countyTeamOrAdministrator, newPage),
      .post("/indikatorer/{set}/omraden/nytt", .countyTeamOrAdministrator, add),
      .get("/indikatorer/{set}/omraden/{area}", .countyTeamOrAdministrator, renamePage),
      .post("/indikatorer/{set}/omraden/{area}", .countyTeamOrAdministrator, rename),
    ]
  }

  @Sendable private func newPage(_ visit: Visit) async throws -> Response {
    let set = try await changeable(visit).set
    return visit.page(SurveyAreaFormPage(set: set, area: nil, values: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let set = try await changeable(visit).set
    do {
      let act = try AddSurveyArea(form: visit.form)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now, id = set.id] tx in
        try act.perform(in: try tx.changeable(id, by: viewer), tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.set(set.id), notice: "Området \(act.naming.name) är tillagt.")
    } catch let problems as Problems {
      return again(visit, set, area: nil, problems)
    }
  }

  @Sendable private func renamePage(_ visit: Visit) async throws -> Response {
    let (set, area) = try await changeableArea(visit)
    let values = Form(fields: [("namn", area.name), ("engelska", area.englishName ?? "")])
    return visit.page(SurveyAreaFormPage(set: set, area: area, values: values, csrf: visit.csrf).page)
  }

  @Sendable private func rename(_ visit: Visit) async throws -> Response {
    let (set, area) = try await changeableArea(visit)
    do {
      var problems = Problems()
      let act = RenameSurveyArea(code: area.code, naming: AreaNaming(form: visit.form, &problems))
      try problems.check()
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now, id = set.id] tx in
        try act.perform(in: try tx.changeable(id, by: viewer), tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.set(set.id), notice: "Området heter nu \(act.naming.name).")
    } catch let problems as Problems {
      return again(visit, set, area: area, problems)
    }
  }

  private func changeable(_ visit: Visit) async throws -> Questionnaire {
    let (id, viewer) = (visit.id("set") as ID<IndicatorSet>, visit.viewer)
    return try await visit.site.regional.read { tx in
      try tx.loaded(try tx.changeable(id, by: viewer).record, withRetired: true)
    }
  }

  private func changeableArea(_ visit: Visit) async throws -> (IndicatorSet, SurveyArea) {
    let questionnaire = try await changeable(visit)
    guard let area = questionnaire.area(visit.parameter("area")) else { throw Refusal.notFound }
    return (questionnaire.set, area)
  }

  private func again(_ visit: Visit, _ set: IndicatorSet, area: SurveyArea?, _ problems: Problems) -> Response {
    let page = SurveyAreaFormPage(set: set, area: area, values: visit.form, csrf: visit.csrf, problems: problems)
    return visit.page(page.page, problems: problems)
  }
}
