internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Indicator sets: read by all with a function, copied by all county teams, kept by those who made them.
struct SetRoutes {
  var routes: [Route] {
    [
      .get(SurveyPaths.sets, .withFunction, list),
      .get("/indikatorer/importera", .countyTeam, importPage),
      .post("/indikatorer/importera", .countyTeam, bodyLimit: Route.fileLimit, importFile),
      .post("/indikatorer/medfoljande", .countyTeam, importBundled),
      .get("/indikatorer/{set}", .withFunction, set),
      .get("/indikatorer/{set}/utskrift", .withFunction, printed),
      .get("/indikatorer/{set}/export", .withFunction, export),
      .get("/indikatorer/{set}/kopiera", .countyTeam, copyPage),
      .post("/indikatorer/{set}/kopiera", .countyTeam, copy),
      .post("/indikatorer/{set}/dra-tillbaka", .countyTeamOrAdministrator, retire),
      .post("/indikatorer/{set}/ordning", .countyTeamOrAdministrator, reorder),
      .get("/indikatorer/{set}/{code}", .withFunction, indicator),
    ] + IndicatorRoutes().routes + SurveyAreaRoutes().routes
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let sets = try await visit.site.regional.read { try $0.setOverviews() }
    return visit.page(SetListPage(sets: sets, isInCountyTeam: visit.viewer.isInCountyTeam).page)
  }

  @Sendable private func importPage(_ visit: Visit) async throws -> Response {
    visit.page(ImportSetPage(csrf: visit.csrf, hasBundledSet: try await hasBundledSet(visit)).page)
  }

  @Sendable private func importFile(_ visit: Visit) async throws -> Response {
    do {
      return try await take(try ImportIndicatorSet(form: visit.form), visit)
    } catch let problems as Problems {
      let page = ImportSetPage(csrf: visit.csrf, hasBundledSet: try await hasBundledSet(visit), problems: problems).page
      return visit.page(page, problems: problems)
    }
  }

  @Sendable private func importBundled(_ visit: Visit) async throws -> Response {
    if try await hasBundledSet(visit) { return .redirect(to: SurveyPaths.sets) }
    return try await take(ImportIndicatorSet(file: try SetFile.bundled(), isForAll: true), visit)
  }

  private func take(_ act: ImportIndicatorSet, _ visit: Visit) async throws -> Response {
    let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try act.perform(in: tx, by: viewer, at: now)
    }
    return visit.redirect(to: SurveyPaths.set(id), notice: "\(act.file.indicators.count) frågor är inlästa.")
  }

  private func hasBundledSet(_ visit: Visit) async throws -> Bool {
    let file = try SetFile.bundled()
    return try await visit.site.regional.read { tx in
      try tx.exists("SELECT id FROM indicator_set WHERE name = \(file.name) AND version = \(file.version)")
    }
  }

  @Sendable private func set(_ visit: Visit) async throws -> Response {
    let (id, viewer, filter, csrf) = (
      visit.id("set") as ID<IndicatorSet>, visit.viewer, IndicatorFilter(query: visit.query), visit.csrf
    )
    let page = try await visit.site.regional.read { tx in
      let set = try tx.readable(id, by: viewer).record
      return SetPage(
        questionnaire: try tx.loaded(set, withRetired: filter.withRetired), filter: filter,
        usedBy: try tx.roundNames(using: id), basedOn: try set.basedOn.flatMap { try tx.questionnaire($0)?.set },
        isWritable: set.isWritable(by: viewer), isKept: set.isKept(by: viewer),
        isInCountyTeam: viewer.isInCountyTeam, csrf: csrf)
    }
    return visit.page(page.page)
  }

  @Sendable private func printed(_ visit: Visit) async throws -> Response {
    visit.page(SetPrintPage(questionnaire: try await questionnaire(visit)).page)
  }

  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let questionnaire = try await questionnaire(visit, withRetired: true)
    let version = questionnaire.set.version.slug
    return .file(SetFile(questionnaire).json, name: "indikatorer-\(version).json", type: "application/json")
  }

  @Sendable private func indicator(_ visit: Visit) async throws -> Response {
    let (viewer, code, csrf) = (visit.viewer, visit.parameter("code"), visit.csrf)
    let questionnaire = try await questionnaire(visit, withRetired: true)
    guard let indicator = questionnaire.indicator(code) else { throw Refusal.notFound }
    let versions = try await visit.site.regional.read { try $0.versions(of: code) }
    return visit.page(
      IndicatorDefinitionPage(
        indicator: indicator, questionnaire: questionnaire, versions: versions,
        isWritable: questionnaire.set.isWritable(by: viewer), csrf: csrf
      ).page)
  }

  @Sendable private func copyPage(_ visit: Visit) async throws -> Response {
    let set = try await questionnaire(visit).set
    let values = Form(fields: [("namn", set.name), ("version", "")])
    return visit.page(CopySetPage(set: set, values: values, csrf: visit.csrf).page)
  }

  @Sendable private func copy(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("set") as ID<IndicatorSet>, visit.viewer, visit.now)
    do {
      let act = try CopyIndicatorSet(form: visit.form)
      let made = try await visit.site.regional.write { tx in
        try act.perform(of: try tx.readable(id, by: viewer), in: tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.set(made), notice: "Kopian är klar. Nu kan du ändra i den.")
    } catch let problems as Problems {
      let set = try await questionnaire(visit).set
      return visit.page(
        CopySetPage(set: set, values: visit.form, csrf: visit.csrf, problems: problems).page, problems: problems)
    }
  }

  @Sendable private func retire(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("set") as ID<IndicatorSet>, visit.viewer, visit.now)
    let act = RetireIndicatorSet(isRetired: !visit.form.isTicked("igen"))
    try await visit.site.regional.write { tx in
      try act.perform(on: try tx.writable(id.kept, by: viewer), in: tx, at: now)
    }
    return visit.redirect(
      to: SurveyPaths.set(id),
      notice: act.isRetired ? "Uppsättningen är tillbakadragen." : "Uppsättningen är i bruk igen.")
  }

  @Sendable private func reorder(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("set") as ID<IndicatorSet>, visit.viewer, visit.now)
    let subject = visit.form.text("omrade").map(MoveIndicator.Subject.area) ?? .indicator(visit.form.raw("fraga"))
    let act = MoveIndicator(subject, isUp: visit.form.raw("riktning") == "upp")
    try await visit.site.regional.write { tx in
      try act.perform(in: try tx.changeable(id, by: viewer), tx, at: now)
    }
    return visit.redirect(to: SurveyPaths.set(id), notice: "Ordningen är ändrad.")
  }

  private func questionnaire(_ visit: Visit, withRetired: Bool = false) async throws -> Questionnaire {
    let (id, viewer) = (visit.id("set") as ID<IndicatorSet>, visit.viewer)
    return try await visit.site.regional.read { tx in
      try tx.loaded(try tx.readable(id, by: viewer).record, withRetired: withRetired)
    }
  }
}

extension Transaction {
  func loaded(_ set: IndicatorSet, withRetired: Bool) throws -> Questionnaire {
    guard let questionnaire = try questionnaire(set.id, withRetired: withRetired) else { throw Refusal.notFound }
    return questionnaire
  }

  /// Evidence that a set may be changed; a used one says which rounds use it and what to do instead.
  func changeable(_ id: ID<IndicatorSet>, by viewer: Viewer) throws -> Writable<IndicatorSet> {
    let set = try readable(id, by: viewer).record
    guard set.isKept(by: viewer) else {
      throw Refusal.forbidden(
        "Uppsättningen ändras bara av dem som vårdar den. Kopiera den till en egen för att ändra.")
    }
    if set.isUsed {
      let rounds = try roundNames(using: id).joined(separator: ", ")
      throw Refusal.forbidden("Uppsättningen används av \(rounds). Kopiera den till en ny version för att ändra.")
    }
    return try writable(id, by: viewer)
  }
}
