package import Access
package import Storage
package import Vocabulary
package import Web

/// Asks something more of those who register. Sv: lägg till egen fråga.
package struct AddEventQuestion: Sendable {
  package let text: String
  package let choices: [String]
  package let isRequired: Bool

  package init(form: Form) throws {
    var problems = Problems()
    text = problems.require(form, "fraga", "Skriv frågan.", limit: 200)
    choices = (form.text("svarsval") ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    isRequired = form.isTicked("kravs")
    if choices.count == 1 { problems.add("svarsval", "Skriv minst två svar, ett på varje rad, eller inget alls.") }
    if choices.count > 30 { problems.add("svarsval", "Skriv högst 30 svar.") }
    problems.limit(form, ["svarsval"], to: 2000)
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    try tx.insertQuestion(text, choices, isRequired: isRequired, to: evidence.record.id, at: now)
    try tx.record(
      "AddEventQuestion", of: evidence.record.subject, by: evidence.viewer.byline, at: now,
      text: "Lade till frågan ”\(text)”")
  }
}

/// Does not ask it any more; answers that were given go with it. Sv: ta bort egen fråga.
package struct RemoveEventQuestion: Sendable {
  package let question: ID<EventQuestion>

  package init(_ question: ID<EventQuestion>) { self.question = question }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    guard let question = try tx.questions(of: evidence.record.id).first(where: { $0.id == self.question }) else {
      throw Refusal.notFound
    }
    try tx.execute("DELETE FROM registration_answer WHERE question_id = \(question.id)")
    try tx.execute("DELETE FROM event_question WHERE id = \(question.id)")
    try tx.record(
      "RemoveEventQuestion", of: evidence.record.subject, by: evidence.viewer.byline, at: now,
      text: "Tog bort frågan ”\(question.text)”")
  }
}

extension Transaction {
  func insertQuestion(
    _ text: String, _ choices: [String], isRequired: Bool, to edition: ID<Edition>, at now: Moment
  ) throws {
    let id: ID<EventQuestion> = newID(at: now)
    try execute(
      """
      INSERT INTO event_question (id, edition_id, text, choices, is_required)
      VALUES (\(id), \(edition), \(text), \(choices.joined(separator: "\n")), \(isRequired))
      """)
  }
}
