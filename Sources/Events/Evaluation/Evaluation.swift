package import Access
package import Storage
package import Vocabulary
package import Web

/// What somebody who was there thought of it. Nothing in it says who. Sv: utvärdering.
package struct Evaluation: Sendable {
  package let useful: Int
  package let content: Int
  package let access: Int
  package let takesAlong: String?
  package let improve: String?

  init(row: Row) throws {
    useful = try row.get("useful")
    content = try row.get("content")
    access = try row.get("access")
    takesAlong = try row.optional("takes_along")
    improve = try row.optional("improve")
  }

  /// From 1, not at all, to 5, very much.
  package static let questions: [(field: String, text: String)] = [
    ("nytta", "Jag kommer att ha nytta av det här i mitt arbete."), ("innehall", "Innehållet höll vad det lovade."),
    ("tillgang", "Jag kunde delta fullt ut."),
  ]

  /// Fewer answers than this are not shown: they would point at somebody.
  package static let fewest = 5
}

extension Transaction {
  package func evaluations(of edition: ID<Edition>) throws -> [Evaluation] {
    try rows("SELECT * FROM evaluation WHERE edition_id = \(edition) ORDER BY id").map(Evaluation.init)
  }
}

/// Answers once, and leaves no trace of who did: what is kept has neither time nor name. Sv: svara på utvärdering.
package struct AnswerEvaluation: Sendable {
  package let grades: [Int]
  package let takesAlong: String?
  package let improve: String?

  package init(form: Form) throws {
    var problems = Problems()
    grades = Evaluation.questions.map { question in
      guard let grade = form.number(question.field), (1...5).contains(grade) else {
        problems.add(question.field, "Välj en siffra från 1 till 5.")
        return 0
      }
      return grade
    }
    takesAlong = form.text("tar_med")
    improve = form.text("battre")
    problems.limit(form, ["tar_med", "battre"], to: 2000)
    try problems.check()
  }

  package func perform(in tx: Transaction, for id: ID<Registration>) throws {
    let (registration, edition) = try tx.registered(id)
    guard registration.presence?.wasThere ?? false, !registration.isEvaluated else { return }
    try tx.execute("UPDATE registration SET is_evaluated = \(true) WHERE id = \(id)")
    // The id tells the day of the event alone, so that the order of answers does not say who.
    let answer: ID<Evaluation> = tx.newID(at: SwedishTime.moment(on: edition.day))
    try tx.execute(
      """
      INSERT INTO evaluation (id, edition_id, useful, content, access, takes_along, improve)
      VALUES (\(answer), \(edition.id), \(grades[0]), \(grades[1]), \(grades[2]), \(takesAlong), \(improve))
      """)
  }
}
