internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Pages made for paper: the empty form for a meeting, and the form with the answers.
struct PrintRoutes {
  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/blankett", .signedIn, blank),
      .get("/kartlaggning/{round}/svar/{respondent}/utskrift", .signedIn, answered),
    ]
  }

  @Sendable private func blank(_ visit: Visit) async throws -> Response {
    let id: ID<Round> = visit.id("round")
    let (round, questionnaire) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let round = try tx.readable(id, by: viewer).record
      return (round, try tx.questionnaire(round.set))
    }
    guard let questionnaire else { throw Refusal.notFound }
    return visit.page(BlankFormPage(round: round, questionnaire: questionnaire).page)
  }

  @Sendable private func answered(_ visit: Visit) async throws -> Response {
    let id = visit.reply
    let sheet = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.answerSheet(of: try tx.writable(id, by: viewer).record)
    }
    return visit.page(PrintedReplyPage(sheet: sheet, today: visit.today).page)
  }
}
