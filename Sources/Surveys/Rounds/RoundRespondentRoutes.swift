internal import Access
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The respondents of a round: followed by the county team, changed by the team that owns the round.
struct RoundRespondentRoutes {
  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/svarande", .countyTeam, list),
      .post("/kartlaggning/{round}/svarande", .countyTeam, add),
      .get("/kartlaggning/{round}/svarande/{respondent}", .countyTeam, one),
      .post("/kartlaggning/{round}/svarande/{respondent}/tid", .countyTeam, extend),
      .post("/kartlaggning/{round}/svarande/{respondent}/ta-bort", .countyTeam, remove),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit, values: Form(), problems: Problems()).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let id = visit.id("round") as ID<Round>
    do {
      var problems = Problems()
      let choice = RespondentChoice(form: visit.form, problems: &problems)
      try problems.check()
      let areas = try await visit.site.regional.read { try $0.knownAreas() }
      let respondents = try await visit.site.identity.read { try choice.respondents(in: $0, areas: areas) }
      let added = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try AddRespondents(respondents).perform(to: try tx.writable(id, by: viewer), in: tx, at: now)
      }
      let notice = added == 0 ? "Alla du valde är redan med." : "\(added) svarande är tillagda."
      return visit.redirect(to: SurveyPaths.respondents(of: id), notice: notice)
    } catch let problems as Problems {
      return visit.page(try await page(visit, values: visit.form, problems: problems).page, problems: problems)
    }
  }

  private func page(_ visit: Visit, values: Form, problems: Problems) async throws -> RoundRespondentsPage {
    let (id, viewer, today) = (visit.id("round") as ID<Round>, visit.viewer, visit.today)
    let (contacts, organisations) = try await visit.site.identity.read { tx in
      (try tx.contacts(on: today), try tx.organisations().filter(\.isOtherRespondent))
    }
    let (filter, csrf) = (RespondentFilter(query: visit.query), visit.csrf)
    return try await visit.site.regional.read { tx in
      let round = try tx.readable(id, by: viewer).record
      guard round.isFollowed(by: viewer) else { throw Refusal.forbidden("Sidan är till för dem som leder omgången.") }
      let seen = try tx.respondents(of: id).filter { round.isFollowed(respondent: $0, by: viewer) }
      return RoundRespondentsPage(
        round: round, respondents: seen, contacts: contacts, filter: filter, mayWrite: round.isWritable(by: viewer),
        today: today, csrf: csrf, values: values, organisations: organisations, areas: try tx.knownAreas(),
        problems: problems)
    }
  }

  @Sendable private func one(_ visit: Visit) async throws -> Response {
    visit.page(try await onePage(visit, values: Form(), problems: Problems()).page)
  }

  @Sendable private func extend(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("round") as ID<Round>, visit.viewer, visit.now)
    do {
      let act = try ExtendReply(form: visit.form, respondent: Respondent(key: visit.parameter("respondent")))
      try await visit.site.regional.write { tx in try act.perform(in: try tx.writable(id, by: viewer), tx, at: now) }
      return visit.redirect(to: SurveyPaths.respondents(of: id), notice: "Ny sista dag är \(act.lastDay.words).")
    } catch let problems as Problems {
      return visit.page(try await onePage(visit, values: visit.form, problems: problems).page, problems: problems)
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("round") as ID<Round>, visit.viewer, visit.now)
    let act = RemoveRespondent(Respondent(key: visit.parameter("respondent")))
    do {
      try await visit.site.regional.write { tx in
        try act.perform(from: try tx.writable(id, by: viewer), in: tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.respondents(of: id), notice: "Borttagen ur omgången.")
    } catch let problems as Problems {
      return visit.page(try await onePage(visit, values: Form(), problems: problems).page, problems: problems)
    }
  }

  private func onePage(_ visit: Visit, values: Form, problems: Problems) async throws -> RespondentPage {
    let (id, viewer, csrf) = (visit.id("round") as ID<Round>, visit.viewer, visit.csrf)
    let respondent = Respondent(key: visit.parameter("respondent"))
    return try await visit.site.regional.read { tx in
      let round = try tx.writable(id, by: viewer).record
      guard let found = try tx.respondent(respondent, in: id) else { throw Refusal.notFound }
      return RespondentPage(round: round, respondent: found, values: values, csrf: csrf, problems: problems)
    }
  }
}

extension Round {
  /// Whether the viewer follows this respondent: a county's team follows those of its county.
  func isFollowed(respondent: RoundRespondent, by viewer: Viewer) -> Bool {
    viewer.isInTeam(of: owner) || (respondent.county.map { viewer.isInTeam(of: [$0]) } ?? false)
  }
}
