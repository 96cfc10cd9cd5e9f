internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// The municipality's answers in the latest round, on its page. Sv: rutan Svar.
struct LatestReply: Sendable {
  let reply: Reply
  /// How many questions are answered.
  let answers: Int
  /// Only those who answer, and the county team, come into the answers themselves.
  let isEditor: Bool

  var html: HTML {
    let respondent = reply.respondent.respondent
    let results = SurveyPaths.results(of: reply.round.id)
    let path = isEditor ? SurveyPaths.reply(respondent, in: reply.round.id) : "\(results)/kommun/\(respondent.key)"
    return """
      <section class="panel" aria-labelledby="ruta-svar"><h2 id="ruta-svar">Svar</h2>
      <p><a href="\(path)">\(reply.round.name)</a></p><p>\(mark)</p>
      <p>\(answers == 0 ? "Inga frågor är besvarade än." : "\(counted(answers, "fråga är besvarad", "frågor är besvarade")).")</p>
      <p><a href="\(results)">Resultat för hela omgången</a></p></section>
      """
  }

  /// Whoever is not at work with the answers is told of those that count, not how far a new draft has come.
  private var mark: HTML {
    !isEditor && reply.respondent.isReopened ? Reply.State.confirmed.mark : reply.respondent.state.mark
  }
}

extension Transaction {
  /// How many questions the viewer sees an answer to.
  func answerCount(of reply: Reply, for viewer: Viewer) throws -> Int {
    let (respondent, round) = (reply.respondent, reply.round.id)
    guard respondent.isReopened, !reply.isWritable(by: viewer) else {
      return try answerCount(of: respondent.respondent, in: round)
    }
    return try publishedAnswers(of: respondent, in: round).values.count { !$0.stored.isEmpty }
  }

  /// How many questions have an answer; a comment alone is none.
  func answerCount(of respondent: Respondent, in round: ID<Round>) throws -> Int {
    try value(
      """
      SELECT COUNT(*) FROM answer WHERE round_id = \(round) AND respondent = \(respondent) AND value <> ''
      """, as: Int.self) ?? 0
  }
}
