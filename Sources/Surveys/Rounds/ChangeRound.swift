package import Access
package import Storage
package import Vocabulary
package import Web

/// Changes a round's name, dates and ranking; who sees the answers only before anyone has answered, since they answered
/// under what was said then.
package struct ChangeRound: Sendable {
  package let plan: RoundPlan

  package init(plan: RoundPlan) { self.plan = plan }

  package init(form: Form, keeping visibility: Round.Visibility, mayChangeVisibility: Bool) throws {
    var problems = Problems()
    let posted = mayChangeVisibility ? form : form.replacing("synlighet", with: visibility.rawValue)
    let plan = RoundPlan(form: posted, problems: &problems)
    try problems.check()
    guard let plan else { throw problems }
    self.plan = plan
  }

  package func perform(on round: Writable<Round>, in tx: Transaction, at now: Moment) throws {
    let record = round.record
    try check(record, in: tx)
    try tx.execute(
      """
      UPDATE round SET name = \(plan.name), opens_on = \(plan.opensOn.text), closes_on = \(plan.closesOn.text),
        visibility = \(plan.visibility), has_ranking = \(plan.hasRanking) WHERE id = \(record.id)
      """)
    try tx.bumpRevision(of: record.id)
    try tx.record(
      "ChangeRound", of: "round:\(record.id)", by: round.viewer.byline, at: now,
      text:
        "Ändrade \(plan.name): från den \(plan.opensOn.words) till den \(plan.closesOn.words). Svaren ses av: \(plan.visibility.swedish)"
    )
  }

  private func check(_ round: Round, in tx: Transaction) throws {
    var problems = Problems()
    if plan.visibility != round.visibility, try tx.hasAnswers(in: round.id) {
      problems.add("synlighet", "Någon har börjat svara, så det går inte längre att ändra vem som ser svaren.")
    }
    if round.closedAt != nil, plan.opensOn != round.opensOn || plan.closesOn != round.closesOn {
      problems.add(
        "stanger", "Omgången är stängd, så dagarna går inte att ändra. Ge mer tid till den som behöver.")
    }
    if plan.closesOn < plan.opensOn {
      problems.add("stanger", "Sista dagen kan inte ligga före dagen då omgången öppnar.")
    }
    try problems.check()
  }
}

extension Transaction {
  /// Whether any respondent has begun.
  func hasAnswers(in round: ID<Round>) throws -> Bool {
    try exists(
      "SELECT respondent FROM round_respondent WHERE round_id = \(round) AND state <> \(Reply.State.invited) LIMIT 1")
  }
}

extension Form {
  func replacing(_ name: String, with value: String) -> Form {
    Form(fields: without(name).fields + [(name, value)], files: files)
  }
}
