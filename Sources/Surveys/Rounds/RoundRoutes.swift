internal import Access
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Rounds: planned and led by county teams, answered by respondents.
struct RoundRoutes {
  var routes: [Route] {
    [
      .get(SurveyPaths.rounds, .withFunction, list),
      .get("/kartlaggning/ny", .countyTeam, planPage),
      .post("/kartlaggning/ny", .countyTeam, plan),
      .get("/kartlaggning/{round}", .withFunction, overview),
      .get("/kartlaggning/{round}/redigera", .countyTeam, changePage),
      .post("/kartlaggning/{round}/redigera", .countyTeam, change),
      .get("/kartlaggning/{round}/stang", .countyTeam, closePage),
      .post("/kartlaggning/{round}/stang", .countyTeam, close),
      .get("/kartlaggning/{round}/ta-bort", .countyTeam, removePage),
      .post("/kartlaggning/{round}/ta-bort", .countyTeam, remove),
    ] + RoundRespondentRoutes().routes + RoundLetterRoutes().routes
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let viewer = visit.viewer
    let items = try await visit.site.regional.read { tx in
      let rounds = try tx.rounds(for: viewer)
      let progress = try tx.progress(of: rounds.map(\.id))
      return try rounds.map { round in
        RoundListItem(
          round: round, progress: progress[round.id] ?? RoundProgress(),
          own: try round.own.compactMap { try tx.respondent($0, in: round.id) })
      }
    }
    return visit.page(RoundListPage(items: items, today: visit.today, isInCountyTeam: viewer.isInCountyTeam).page)
  }

  @Sendable private func planPage(_ visit: Visit) async throws -> Response {
    let values = Form(fields: [
      ("form", "short"), ("synlighet", "county"), ("oppnar", visit.today.text),
      ("uppsattning", visit.query("uppsattning") ?? ""),
    ])
    return visit.page(PlanRoundPage(choices: try await choices(visit), values: values, csrf: visit.csrf).page)
  }

  @Sendable private func plan(_ visit: Visit) async throws -> Response {
    do {
      let posted = try PlanRoundForm(visit.form, viewer: visit.viewer)
      let respondents = try await respondents(posted.choice, visit)
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try posted.act(respondents: respondents).perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(
        to: SurveyPaths.round(id), notice: "Omgången är planerad. Granska inbjudan innan du skickar den.")
    } catch let problems as Problems {
      let page = PlanRoundPage(
        choices: try await choices(visit), values: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  private func respondents(_ choice: RespondentChoice, _ visit: Visit) async throws -> [ChosenRespondent] {
    let areas = try await visit.site.regional.read { try $0.knownAreas() }
    return try await visit.site.identity.read { try choice.respondents(in: $0, areas: areas) }
  }

  private func choices(_ visit: Visit) async throws -> PlanningChoices {
    let viewer = visit.viewer
    let organisations = try await visit.site.identity.read { try $0.organisations().filter(\.isOtherRespondent) }
    return try await visit.site.regional.read { tx in
      PlanningChoices(
        sets: try tx.setOverviews(), rounds: try tx.rounds(for: viewer), areas: try tx.knownAreas(),
        organisations: organisations, owners: viewer.teamOrganisations)
    }
  }

  @Sendable private func overview(_ visit: Visit) async throws -> Response {
    let (id, viewer, today, csrf) = (visit.id("round") as ID<Round>, visit.viewer, visit.today, visit.csrf)
    let events = try await visit.site.regional.read { tx in
      _ = try tx.readable(id, by: viewer)
      return try tx.events(of: "round:\(id)", limit: 20)
    }
    let names = try await visit.site.identity.read { try $0.names(in: events.signatures) }
    let page = try await visit.site.regional.read { tx in
      let round = try tx.readable(id, by: viewer).record
      guard let questionnaire = try tx.questionnaire(round.set) else { throw Refusal.notFound }
      return RoundPage(
        round: round, set: questionnaire.set,
        questionCount: questionnaire.indicators.filter { round.form == .full || $0.isCore }.count,
        progress: try tx.progress(of: id), own: try round.own.compactMap { try tx.respondent($0, in: id) },
        previousName: try round.previous.flatMap { try Round.load($0, for: viewer, in: tx) }
          .flatMap { $0.isReadable(by: viewer) ? $0.name : nil },
        events: events, names: names, isInTeam: round.isFollowed(by: viewer),
        mayWrite: round.isWritable(by: viewer), isRemovable: try tx.obstacle(toRemoving: round) == nil, today: today,
        csrf: csrf,
        reports: CountyReportLinks(round, for: viewer).ownLinks)
    }
    return visit.page(page.page)
  }

  @Sendable private func changePage(_ visit: Visit) async throws -> Response {
    let (round, hasAnswers) = try await writable(visit)
    return visit.page(
      ChangeRoundPage(round: round, values: round.values, mayChangeVisibility: !hasAnswers, csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let (round, hasAnswers) = try await writable(visit)
    do {
      let act = try ChangeRound(form: visit.form, keeping: round.visibility, mayChangeVisibility: !hasAnswers)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(on: try tx.writable(round.id, by: viewer), in: tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.round(round.id), notice: "Omgången är ändrad.")
    } catch let problems as Problems {
      let page = ChangeRoundPage(
        round: round, values: visit.form, mayChangeVisibility: !hasAnswers, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func closePage(_ visit: Visit) async throws -> Response {
    let round = try await writable(visit).round
    let respondents = try await visit.site.regional.read { try $0.respondents(of: round.id) }
    return visit.page(
      CloseRoundPage(
        round: round, missing: respondents.filter(\.isMissing).map(\.name),
        submitted: respondents.filter { $0.state == .submitted }.map(\.name), csrf: visit.csrf
      ).page)
  }

  @Sendable private func close(_ visit: Visit) async throws -> Response {
    let id = visit.id("round") as ID<Round>
    let missing = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try CloseRound().perform(on: try tx.writable(id, by: viewer), in: tx, at: now)
    }
    let rest = missing.isEmpty ? "Alla hade skickat in." : "\(missing.count) hade inte skickat in."
    return visit.redirect(to: SurveyPaths.round(id), notice: "Omgången är stängd. \(rest)")
  }

  @Sendable private func removePage(_ visit: Visit) async throws -> Response {
    visit.page(try await removal(visit))
  }

  private func removal(_ visit: Visit) async throws -> Page {
    let (id, viewer) = (visit.id("round") as ID<Round>, visit.viewer)
    let (round, obstacle) = try await visit.site.regional.read { tx in
      let round = try tx.writable(id, by: viewer).record
      return (round, try tx.obstacle(toRemoving: round))
    }
    return RemoveRoundPage(round: round, obstacle: obstacle, csrf: visit.csrf).page
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("round") as ID<Round>, visit.viewer, visit.now)
    do {
      let name = try await visit.site.regional.write { tx in
        try RemoveRound().perform(on: try tx.writable(id, by: viewer), in: tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.rounds, notice: "\(name) är borttagen.")
    } catch let problems as Problems {
      return visit.page(try await removal(visit), problems: problems)
    }
  }

  private func writable(_ visit: Visit) async throws -> (round: Round, hasAnswers: Bool) {
    let (id, viewer) = (visit.id("round") as ID<Round>, visit.viewer)
    return try await visit.site.regional.read { tx in
      (try tx.writable(id, by: viewer).record, try tx.hasAnswers(in: id))
    }
  }
}

extension Viewer {
  /// The organisations that the viewer can ask in the name of.
  var teamOrganisations: [Organisation] {
    var seen: Set<ID<Organisation>> = []
    return teamFunctions.map(\.organisation).filter { seen.insert($0.id).inserted }
  }
}

extension Organisation {
  /// Can answer a survey and is no municipality.
  var isOtherRespondent: Bool { kind.canRespond && kind != .municipality }
}

extension Transaction {
  /// The areas of the facts and those that county teams have put together.
  func knownAreas() throws -> [Area] { Sweden.current.areas + (try ownAreas().map(\.area)) }
}
