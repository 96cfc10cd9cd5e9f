package import Access
internal import Register
package import Storage
package import Vocabulary
package import Web

/// Asks those who lead the round for a later last day. Asking again changes what was asked. Sv: be om mer tid.
package struct AskForTime: Sendable {
  package let wishedDay: CalendarDate
  package let reason: String

  package init(wishedDay: CalendarDate, reason: String) {
    self.wishedDay = wishedDay
    self.reason = reason
  }

  package init(form: Form) throws {
    var problems = Problems()
    let day = form.text(Field.day).flatMap { CalendarDate($0) }
    if day == nil { problems.add(Field.day, "Skriv den dag ni önskar som 2026-12-22.") }
    reason = problems.require(form, Field.reason, "Skriv kort varför ni behöver mer tid.", limit: 500)
    try problems.check()
    guard let day else { throw problems }
    wishedDay = day
  }

  /// What the fields are called in the form.
  enum Field {
    static let day = "onskad-dag"
    static let reason = "skal-tid"
  }

  package func perform(in tx: Transaction, on evidence: Writable<Reply>, at now: Moment) throws {
    let (reply, viewer) = (evidence.record, evidence.viewer)
    guard reply.isOwn(of: viewer) else {
      throw Refusal.forbidden("Den som svarar ber om mer tid. Länsteamet kan ge mer tid utan att be om det.")
    }
    if reply.respondent.isShelter, let fault = StreetAddress.fault(in: reason) { throw Problems(Field.reason, fault) }
    guard reply.mayAskForTime else { throw Problems(Field.day, "Svaren är redan inskickade.") }
    guard wishedDay > reply.lastDay, wishedDay >= now.day else {
      throw Problems(Field.day, "Välj en dag efter den \(max(reply.lastDay, now.day).words).")
    }
    try store(reply, asker: viewer, in: tx, at: now)
    try tx.record(
      "AskForTime", of: reply.subject, by: viewer.byline, at: now,
      text: "Bad om mer tid till och med den \(wishedDay.words): \(reason)")
  }

  private func store(_ reply: Reply, asker: Viewer, in tx: Transaction, at now: Moment) throws {
    let function = asker.functions.first { $0.organisation.id == reply.respondent.organisation }?.id
    try tx.execute(
      """
      INSERT INTO time_request (round_id, respondent, wished_day, reason, function_id, asked_by, asked_at)
      VALUES (\(reply.round.id), \(reply.respondent.respondent), \(wishedDay.text), \(reason), \(function),
        \(asker.byline), \(now))
      ON CONFLICT (round_id, respondent) DO UPDATE SET wished_day = excluded.wished_day, reason = excluded.reason,
        function_id = excluded.function_id, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
        decided_by = NULL, decided_at = NULL, refusal = NULL
      """)
  }
}

extension Reply {
  /// Also after the last day, but not when the answers are handed in.
  var mayAskForTime: Bool { !respondent.state.isHandedIn }
}
