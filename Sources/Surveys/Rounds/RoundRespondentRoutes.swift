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
      .post("/kartlaggning/{round}/svarande/{respondent}/avsla-tid", .countyTeam, decline),
      .post("/kartlaggning/{round}/svarande/{respondent}/ta-bort", .countyTeam, remove),
      .post("/kartlaggning/{round}/paminn", .countyTeam, remind),
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
      (try tx.contacts(on: today, for: viewer), try tx.organisations().filter(\.isOtherRespondent))
    }
    let (filter, csrf) = (RespondentFilter(query: visit.query), visit.csrf)
    return try await visit.site.regional.read { tx in
      let round = try tx.readable(id, by: viewer).record
      guard round.isFollowed(by: viewer) else { throw Refusal.forbidden("Sidan är till för dem som leder omgången.") }
      let seen = try tx.respondents(of: id).filter { round.isFollowed(respondent: $0, by: viewer) }
      return RoundRespondentsPage(
        round: round, respondents: seen, requests: try tx.waitingTimeRequests(in: id), contacts: contacts,
        filter: filter, mayWrite: round.isWritable(by: viewer),
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
      let act = try ExtendReply(form: visit.form, site: visit.site.settings.address)
      let followed = visit.reply.followed
      try await visit.site.regional.write { tx in
        try act.perform(on: try tx.writable(followed, by: viewer), in: tx, at: now)
      }
      return visit.redirect(
        to: SurveyPaths.respondents(of: id), notice: "Den nya sista dagen är den \(act.lastDay.words).")
    } catch let problems as Problems {
      return visit.page(try await onePage(visit, values: visit.form, problems: problems).page, problems: problems)
    }
  }

  @Sendable private func decline(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("round") as ID<Round>, visit.viewer, visit.now)
    do {
      let act = try DeclineTime(form: visit.form, site: visit.site.settings.address)
      let followed = visit.reply.followed
      try await visit.site.regional.write { tx in
        try act.perform(on: try tx.writable(followed, by: viewer), in: tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.respondents(of: id), notice: "Ditt svar är på väg till den som frågade.")
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
    let (id, viewer) = (visit.reply.followed, visit.viewer)
    let (reply, request) = try await visit.site.regional.read { tx in
      let reply = try tx.readable(id, by: viewer).record.reply
      return (reply, try tx.timeRequest(of: reply.respondent.respondent, in: reply.round.id))
    }
    let register = try await visit.site.identity.read { tx in
      try tx.register(of: reply, naming: request?.signatures ?? [], for: viewer)
    }
    return RespondentPage(
      round: reply.round, respondent: reply.respondent, request: request, names: register.names,
      mayRemove: reply.round.isWritable(by: viewer), mayExtend: reply.round.mayBeExtended(by: viewer), values: values,
      csrf: visit.csrf, problems: problems)
  }

  /// The reminder to those of the viewer's county, whoever owns the round.
  @Sendable private func remind(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("round") as ID<Round>, visit.viewer, visit.now)
    do {
      let act = try await visit.letters(.reminder, of: id) { try $0.readable(id, by: viewer) }
      let sent = try await visit.site.regional.write { tx in
        try act.remind(in: try tx.readable(id, by: viewer), tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.respondents(of: id), telling: sent)
    } catch let problems as Problems {
      let sentences = problems.inOneLine
      return visit.redirect(to: SurveyPaths.respondents(of: id), warning: sentences)
    }
  }
}
