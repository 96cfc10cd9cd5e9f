internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// The municipality's answers in the latest round, on its page. Sv: rutan Svar.
struct AnswersPanel: Panel {
  let order = 20

  func panel(on municipality: Municipality, for visit: Visit) async throws -> HTML? {
    let (viewer, respondent, today) = (visit.viewer, Respondent(municipality.code), visit.today)
    let latest = try await visit.site.regional.read { tx -> LatestReply? in
      for round in try tx.rounds(for: viewer) where round.phase(on: today) != .planned {
        guard let found = try tx.respondent(respondent, in: round.id) else { continue }
        let reply = Reply(round: round, respondent: found)
        // Who may not see how far a respondent has come sees the answers once they are confirmed.
        guard reply.isReadable(by: viewer) else { continue }
        return LatestReply(
          reply: reply, answers: try tx.answerCount(of: respondent, in: round.id),
          isEditor: reply.isWritable(by: viewer))
      }
      return nil
    }
    return latest?.html
  }
}

private struct LatestReply: Sendable {
  let reply: Reply
  let answers: Int
  /// Only those who answer, and the county team, come into the answers themselves.
  let isEditor: Bool

  var html: HTML {
    let respondent = reply.respondent.respondent
    let path =
      isEditor
      ? SurveyPaths.reply(respondent, in: reply.round.id)
      : "\(SurveyPaths.results(of: reply.round.id))/kommun/\(respondent.key)"
    return """
      <section class="panel" aria-labelledby="ruta-svar"><h2 id="ruta-svar">Svar</h2>
      <p><a href="\(path)">\(reply.round.name)</a></p><p>\(reply.respondent.state.mark)</p>
      <p>\(answers == 0 ? "Inga frågor är besvarade än." : "\(counted(answers, "fråga är besvarad", "frågor är besvarade")).")</p>
      <p><a href="\(SurveyPaths.results(of: reply.round.id))">Resultat för hela omgången</a></p></section>
      """
  }
}

extension Transaction {
  /// How many questions have an answer; a comment alone is none.
  func answerCount(of respondent: Respondent, in round: ID<Round>) throws -> Int {
    try value(
      """
      SELECT COUNT(*) FROM answer WHERE round_id = \(round) AND respondent = \(respondent) AND value <> ''
      """, as: Int.self) ?? 0
  }
}
