internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Changing the questions of a set that no round has used.
struct IndicatorRoutes {
  var routes: [Route] {
    [
      .get("/indikatorer/{set}/ny", .countyTeamOrAdministrator, newPage),
      .post("/indikatorer/{set}/ny", .countyTeamOrAdministrator, add),
      .get("/indikatorer/{set}/{code}/redigera", .countyTeamOrAdministrator, editPage),
      .post("/indikatorer/{set}/{code}/redigera", .countyTeamOrAdministrator, edit),
      .post("/indikatorer/{set}/{code}/dra-tillbaka", .countyTeamOrAdministrator, retire),
    ]
  }

  @Sendable private func newPage(_ visit: Visit) async throws -> Response {
    let questionnaire = try await changeable(visit)
    return visit.page(IndicatorFormPage(questionnaire: questionnaire, code: nil, values: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let questionnaire = try await changeable(visit)
    let (id, viewer, now, form) = (questionnaire.set.id, visit.viewer, visit.now, visit.form)
    do {
      let act = AddIndicator(indicator: try IndicatorForm(form).indicator(in: questionnaire, replacing: nil))
      try await visit.site.regional.write { tx in try act.perform(in: try tx.changeable(id, by: viewer), tx, at: now) }
      return visit.redirect(to: SurveyPaths.indicator(act.indicator.code, in: id), notice: "Frågan är tillagd.")
    } catch let problems as Problems {
      return again(visit, questionnaire, code: nil, problems)
    }
  }

  @Sendable private func editPage(_ visit: Visit) async throws -> Response {
    let questionnaire = try await changeable(visit)
    guard let indicator = questionnaire.indicator(visit.parameter("code")) else { throw Refusal.notFound }
    return visit.page(
      IndicatorFormPage(questionnaire: questionnaire, code: indicator.code, values: indicator.form, csrf: visit.csrf)
        .page)
  }

  @Sendable private func edit(_ visit: Visit) async throws -> Response {
    let questionnaire = try await changeable(visit)
    guard let before = questionnaire.indicator(visit.parameter("code")) else { throw Refusal.notFound }
    let (id, viewer, now, form) = (questionnaire.set.id, visit.viewer, visit.now, visit.form)
    do {
      let indicator = try IndicatorForm(form).indicator(in: questionnaire, replacing: before)
      let act = EditIndicator(indicator: indicator, hasNewMeaning: form.raw("innebord") == "ny")
      try await visit.site.regional.write { tx in try act.perform(in: try tx.changeable(id, by: viewer), tx, at: now) }
      return visit.redirect(to: SurveyPaths.indicator(before.code, in: id), notice: "Frågan är ändrad.")
    } catch let problems as Problems {
      return again(visit, questionnaire, code: before.code, problems)
    }
  }

  @Sendable private func retire(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("set") as ID<IndicatorSet>, visit.viewer, visit.now)
    let act = RetireIndicator(code: visit.parameter("code"), isRetired: !visit.form.isTicked("igen"))
    try await visit.site.regional.write { tx in try act.perform(in: try tx.changeable(id, by: viewer), tx, at: now) }
    return visit.redirect(
      to: SurveyPaths.indicator(act.code, in: id),
      notice: act.isRetired ? "Frågan är tillbakadragen." : "Frågan är med igen.")
  }

  private func changeable(_ visit: Visit) async throws -> Questionnaire {
    let (id, viewer) = (visit.id("set") as ID<IndicatorSet>, visit.viewer)
    return try await visit.site.regional.read { tx in
      try tx.loaded(try tx.changeable(id, by: viewer).record, withRetired: true)
    }
  }

  private func again(_ visit: Visit, _ questionnaire: Questionnaire, code: String?, _ problems: Problems) -> Response {
    let page = IndicatorFormPage(
      questionnaire: questionnaire, code: code, values: visit.form, csrf: visit.csrf, problems: problems)
    return visit.page(page.page, problems: problems)
  }
}
