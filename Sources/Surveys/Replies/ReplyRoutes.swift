internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
package import Web

/// A respondent's answers: overview, areas, handing in and delegating.
package struct ReplyRoutes {
  package init() {}

  package var routes: [Route] {
    [
      .get("/kartlaggning/{round}/svar/{respondent}", .withFunction, overview),
      .get("/kartlaggning/{round}/svar/{respondent}/{area}", .withFunction, area),
      .post("/kartlaggning/{round}/svar/{respondent}/{area}", .withFunction, save),
      .post("/kartlaggning/{round}/svar/{respondent}/skicka-in", .withFunction, submit),
      .post("/kartlaggning/{round}/svar/{respondent}/bekrafta", .withFunction, confirm),
      .post("/kartlaggning/{round}/svar/{respondent}/oppna-igen", .withFunction, reopen),
      .post("/kartlaggning/{round}/svar/{respondent}/be-om-tid", .withFunction, askForTime),
      .post("/kartlaggning/{round}/svar/{respondent}/delegera", .withFunction, delegate),
      .post("/kartlaggning/{round}/svar/{respondent}/aterkalla", .withFunction, revoke),
    ] + PrintRoutes().routes
  }

  @Sendable private func overview(_ visit: Visit) async throws -> Response {
    visit.page(try await replyPage(visit).page)
  }

  @Sendable private func area(_ visit: Visit) async throws -> Response {
    let (id, code) = (visit.reply, visit.parameter("area"))
    let sheet = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let evidence = try tx.writable(id, by: viewer)
      return try tx.areaSheet(of: evidence.record, area: code, for: Editor(evidence))
    }
    guard let sheet else { throw Refusal.notFound }
    let register = try await visit.site.register(of: sheet.sheet, for: visit.viewer)
    guard sheet.reply.isOpen(on: visit.today) else {
      return visit.page(ReadAreaPage(sheet: sheet, names: register.names).page)
    }
    return visit.page(
      AreaPage(sheet: sheet, action: visit.path, csrf: visit.csrf, register: register, opened: visit.now).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let (id, form) = (visit.reply, visit.form)
    let posted = PostedArea(area: visit.parameter("area"), form: form, isAutosave: visit.open.isAutosave)
    let outcome = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      let evidence = try tx.writable(id, by: viewer)
      return try posted.save(in: tx, to: evidence.record, by: Editor(evidence), at: now)
    }
    guard let outcome else { throw Refusal.notFound }
    return try AreaAnswer(
      outcome: outcome, form: form, visit: visit.open, action: visit.path, csrf: visit.csrf, isDelegated: false,
      register: try await visit.site.register(of: outcome.sheet.sheet, for: visit.viewer)
    ).response()
  }

  @Sendable private func submit(_ visit: Visit) async throws -> Response {
    let organisation = try await respondent(visit).organisation
    let managers = try await visit.site.identity.read { try $0.managerFunctions(in: organisation) }
    let act = SubmitReply(
      acceptsGaps: visit.form.isTicked("luckor"), acceptsWaiting: visit.form.isTicked("versioner"), managers: managers,
      site: visit.site.settings.address)
    return try await perform(visit, notice: "Svaren är inskickade. Chefen bekräftar dem.") { tx, evidence, now in
      try act.perform(in: tx, on: evidence, at: now)
    }
  }

  @Sendable private func confirm(_ visit: Visit) async throws -> Response {
    try await perform(visit, notice: "Svaren är bekräftade.") { tx, evidence, now in
      try ConfirmReply().perform(in: tx, on: evidence, at: now)
    }
  }

  @Sendable private func reopen(_ visit: Visit) async throws -> Response {
    let (form, site) = (visit.form, visit.site.settings.address)
    return try await perform(visit, notice: "Svaren är öppna igen.") { tx, evidence, now in
      try ReopenReply(form: form, site: site).perform(in: tx, on: evidence, at: now)
    }
  }

  @Sendable private func askForTime(_ visit: Visit) async throws -> Response {
    let form = visit.form
    return try await perform(visit, notice: "Ni har bett om mer tid. Svaret kommer med e-post och syns här.") {
      tx, evidence, now in
      try AskForTime(form: form).perform(in: tx, on: evidence, at: now)
    }
  }

  @Sendable private func delegate(_ visit: Visit) async throws -> Response {
    let (id, form, site) = (visit.reply, visit.form, visit.site.settings.address)
    do {
      let act = try DelegateArea(area: form.raw("omrade"), form: form)
      let token = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, on: try tx.writable(id, by: viewer), at: now, site: site)
      }
      var page = try await replyPage(visit)
      page.newLink = .init(address: "\(site)/svara/\(token)", name: act.name, isMailed: act.mail != nil)
      return visit.page(page.page)
    } catch let problems as Problems {
      return try await again(visit, problems)
    } catch is ReplyIsClosed {
      return visit.redirect(to: Reply.path(of: id), warning: "Det går inte att delegera när svaren är stängda.")
    }
  }

  @Sendable private func revoke(_ visit: Visit) async throws -> Response {
    let act = RevokeDelegation(tokenHash: visit.form.raw("lank"))
    return try await perform(visit, notice: "Länken gäller inte längre.") { tx, evidence, now in
      try act.perform(in: tx, on: evidence, at: now)
    }
  }

  /// Performs an act on the reply and goes back to the overview, or shows the overview again with what is wrong.
  private func perform(
    _ visit: Visit, notice: String, _ act: @escaping @Sendable (Transaction, Writable<Reply>, Moment) throws -> Void
  ) async throws -> Response {
    let id = visit.reply
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act(tx, try tx.writable(id, by: viewer), now)
      }
      return visit.redirect(to: Reply.path(of: id), notice: notice)
    } catch let problems as Problems {
      return try await again(visit, problems)
    } catch is ReplyIsClosed {
      return visit.redirect(to: Reply.path(of: id), warning: "Det går inte längre: svaren är stängda.")
    }
  }

  private func again(_ visit: Visit, _ problems: Problems) async throws -> Response {
    var page = try await replyPage(visit)
    page.typed = visit.form
    page.problems = problems
    return visit.page(page.page, problems: problems)
  }

  private func replyPage(_ visit: Visit) async throws -> ReplyPage {
    let (id, viewer) = (visit.reply, visit.viewer)
    let overview = try await visit.site.regional.read { tx in
      try ReplyOverview(of: try tx.writable(id, by: viewer), in: tx)
    }
    let register = try await visit.site.register(of: overview.sheet, and: overview.signatures, for: viewer)
    return ReplyPage(
      overview: overview, register: register, viewer: viewer, today: visit.today, csrf: visit.csrf)
  }

  private func respondent(_ visit: Visit) async throws -> RoundRespondent {
    let id = visit.reply
    return try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.writable(id, by: viewer).record.respondent
    }
  }
}

extension Addressed {
  /// The reply that the path names.
  var reply: ID<Reply> { Reply.id(id("round"), Respondent(key: parameter("respondent"))) }
}

extension Reply {
  static func path(of id: ID<Reply>) -> String {
    let parts = id.text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else { return SurveyPaths.rounds }
    return SurveyPaths.reply(Respondent(key: String(parts[1])), in: ID(String(parts[0])))
  }
}
