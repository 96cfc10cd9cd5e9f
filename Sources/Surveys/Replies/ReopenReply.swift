package import Access
package import Storage
package import Vocabulary
package import Web

/// Opens answers that were handed in, with the reason for those who come after. Sv: öppna igen.
package struct ReopenReply: Sendable {
  package let reason: String

  package init(reason: String) { self.reason = reason }

  package init(form: Form) throws {
    var problems = Problems()
    reason = problems.require(form, "skal", "Skriv varför svaren öppnas igen.", limit: 500)
    try problems.check()
  }

  package func perform(in tx: Transaction, on evidence: Writable<Reply>, at now: Moment) throws {
    let (reply, viewer) = (evidence.record, evidence.viewer)
    guard reply.isReopenable(by: viewer) else {
      throw Refusal.forbidden("Svaren öppnas igen av en chef hos den som svarar, eller av länsteamet bakom omgången.")
    }
    try tx.move(reply, to: .draft, at: now)
    try tx.execute(
      """
      UPDATE round_respondent SET submitted_by = NULL, confirmed_by = NULL
      WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
      """)
    try tx.record("ReopenReply", of: reply.subject, by: viewer.name, at: now, text: "Öppnade svaren igen: \(reason)")
    guard let function = reply.respondent.function else { return }
    try tx.enqueue(letter(to: function, about: reply, from: viewer.name), at: now)
  }

  private func letter(to function: ID<Function>, about reply: Reply, from name: String) -> Mail {
    Mail(
      to: .function(function), subject: "Svaren i \(reply.round.name) är öppna igen",
      body: """
        Hej!

        \(name) har öppnat svaren för \(reply.respondent.name) i \(reply.round.name) igen.
        Skälet: \(reason)

        Ändra det som behövs och skicka in svaren på nytt.
        """)
  }
}
