internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Pages made for paper: the empty form for a meeting, and the form with the answers.
struct PrintRoutes {
  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/blankett", .withFunction, blank),
      .get("/kartlaggning/{round}/svar/{respondent}/blankett", .withFunction, known),
      .get("/kartlaggning/{round}/svar/{respondent}/utskrift", .withFunction, answered),
    ]
  }

  @Sendable private func blank(_ visit: Visit) async throws -> Response {
    let id: ID<Round> = visit.id("round")
    let (round, questionnaire) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let round = try tx.readable(id, by: viewer).record
      return (round, try tx.questionnaire(round.set))
    }
    guard let questionnaire else { throw Refusal.notFound }
    let team = try await visit.site.identity.read { try $0.team(of: round, in: nil) }
    let form = BlankForm(round: round, questionnaire: questionnaire, area: visit.query("omrade"))
    guard let form else { throw Refusal.notFound }
    return visit.page(BlankFormPage(form: form, team: team).page)
  }

  /// With what is published and what was answered last, for those who may see it.
  @Sendable private func known(_ visit: Visit) async throws -> Response {
    let (id, area, viewer) = (visit.reply, visit.query("omrade"), visit.viewer)
    let found = try await visit.site.regional.read { tx in
      let evidence = try tx.writable(id, by: viewer)
      return (evidence.record, try tx.knownForm(of: evidence.record, area: area, for: Editor(evidence)))
    }
    guard let form = found.1 else { throw Refusal.notFound }
    let team = try await visit.site.identity.read { try $0.team(of: found.0.round, in: found.0.respondent.county) }
    return visit.page(BlankFormPage(form: form, team: team).page)
  }

  @Sendable private func answered(_ visit: Visit) async throws -> Response {
    let id = visit.reply
    let sheet = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.answerSheet(of: try tx.writable(id, by: viewer).record)
    }
    let register = try await visit.site.register(of: sheet, for: visit.viewer)
    return visit.page(PrintedReplyPage(sheet: sheet, names: register.names, today: visit.today).page)
  }
}
