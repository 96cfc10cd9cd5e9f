internal import Access
internal import Storage
internal import Vocabulary

/// What a reply's overview is made from. Sv: svaret i stort.
struct ReplyOverview: Sendable {
  let sheet: AnswerSheet
  let delegations: [Delegation]
  let events: [Event]
  let timeRequest: TimeRequest?
  /// The questions where the viewer has an answer that waits to be chosen.
  let waiting: Set<String>
  /// The same whoever it is that has to choose.
  let waitingForAnyone: Set<String>

  init(of evidence: Writable<Reply>, in tx: Transaction) throws {
    let reply = evidence.record
    sheet = try tx.answerSheet(of: reply)
    delegations = try tx.delegations(of: reply)
    events = try tx.events(of: reply.subject, limit: 100)
    timeRequest = try tx.timeRequest(of: reply.respondent.respondent, in: reply.round.id)
    waiting = Set(try tx.setAside(by: Editor(evidence), in: reply).keys)
    waitingForAnyone = try tx.questionsWithVersions(in: reply)
  }

  /// The texts that may refer to persons, besides those of the sheet.
  var signatures: [String] {
    delegations.map(\.createdBy) + events.signatures + (timeRequest?.signatures ?? [])
  }
}

extension TimeRequest {
  /// The texts that may refer to persons.
  var signatures: [String] { [askedBy] + (decision.map { [$0.by] } ?? []) }
}
