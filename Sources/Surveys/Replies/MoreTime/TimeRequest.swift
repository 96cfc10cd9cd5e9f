package import Access
package import Storage
package import Vocabulary
internal import Web

/// A respondent's wish for a later last day, until those who lead the round have answered it. Sv: begäran om mer tid.
package struct TimeRequest: Sendable {
  package let round: ID<Round>
  package let respondent: Respondent
  package let wishedDay: CalendarDate
  package let reason: String
  /// The asker's function, which gets the answer.
  package let function: ID<Function>?
  package let askedBy: String
  package let askedAt: Moment
  package let decision: Decision?

  /// What those who lead the round answered.
  package struct Decision: Sendable, Equatable {
    package let by: String
    package let at: Moment
    /// Why not; nil when more time was given.
    package let refusal: String?
  }

  package var isWaiting: Bool { decision == nil }

  init(row: Row) throws {
    round = try row.get("round_id")
    respondent = try row.get("respondent")
    let day: String = try row.get("wished_day")
    guard let wished = CalendarDate(day) else { throw StorageError.unreadable(column: "wished_day", value: day) }
    wishedDay = wished
    reason = try row.get("reason")
    function = try row.optional("function_id")
    askedBy = try row.get("asked_by")
    askedAt = try row.get("asked_at")
    guard let at: Moment = try row.optional("decided_at") else {
      decision = nil
      return
    }
    decision = Decision(by: try row.get("decided_by"), at: at, refusal: try row.optional("refusal"))
  }
}

extension Transaction {
  /// The latest request of a respondent in a round.
  package func timeRequest(of respondent: Respondent, in round: ID<Round>) throws -> TimeRequest? {
    try row("SELECT * FROM time_request WHERE round_id = \(round) AND respondent = \(respondent)")
      .map(TimeRequest.init)
  }

  /// The requests that wait for an answer in the rounds of these organisations, the oldest first. Who has handed in
  /// since waits no longer.
  func waitingTimeRequests(to owners: [ID<Organisation>]) throws -> [TimeRequest] {
    try rows(
      """
      SELECT t.* FROM time_request t JOIN round r ON r.id = t.round_id
      JOIN round_respondent p ON p.round_id = t.round_id AND p.respondent = t.respondent
      WHERE t.decided_at IS NULL AND r.owner_id IN \(list: owners) AND p.state IN \(list: Self.unfinished)
      ORDER BY t.asked_at, t.respondent
      """
    ).map(TimeRequest.init)
  }

  func waitingTimeRequests(in round: ID<Round>) throws -> [Respondent: TimeRequest] {
    let waiting = try rows(
      """
      SELECT t.* FROM time_request t
      JOIN round_respondent p ON p.round_id = t.round_id AND p.respondent = t.respondent
      WHERE t.round_id = \(round) AND t.decided_at IS NULL AND p.state IN \(list: Self.unfinished)
      """
    ).map(TimeRequest.init)
    return Dictionary(waiting.map { ($0.respondent, $0) }, uniquingKeysWith: { $1 })
  }

  private static let unfinished = Reply.State.allCases.filter { !$0.isHandedIn }

  /// Notes the answer to a request and puts the letter about it in the outbox.
  func decide(_ request: TimeRequest, refusal: String?, by viewer: Viewer, letter: Mail?, at now: Moment) throws {
    try execute(
      """
      UPDATE time_request SET decided_by = \(viewer.byline), decided_at = \(now), refusal = \(refusal)
      WHERE round_id = \(request.round) AND respondent = \(request.respondent)
      """)
    if let letter { try enqueue(letter, at: now) }
  }
}
