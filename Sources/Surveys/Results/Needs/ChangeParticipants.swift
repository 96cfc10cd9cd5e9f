package import Access
package import Storage
package import Vocabulary
package import Web

/// Takes one more respondent into a joint effort: one that has the need, or one that has it in place and helps.
package struct AddParticipant: Sendable {
  package let respondent: Respondent
  package let isResource: Bool

  package init(_ respondent: Respondent, isResource: Bool = false) {
    self.respondent = respondent
    self.isResource = isResource
  }

  package init(form: Form) throws {
    guard let key = form.text("svarande") else { throw Problems("svarande", "Välj vem som ska vara med.") }
    self.init(Respondent(key: key), isResource: form.raw("som") == "resurs")
  }

  /// The history names nobody: others than the team read it.
  package func perform(in tx: Transaction, on evidence: Writable<JointEffort>, at now: Moment) throws {
    let (effort, viewer) = (try evidence.record.going(), evidence.viewer)
    guard !effort.respondents.contains(where: { $0.respondent == respondent }) else { return }
    guard let round = try Round.load(effort.round, for: viewer, in: tx),
      let found = try tx.respondents(of: round.id).first(where: { $0.respondent == respondent }),
      round.shows(found.respondent, in: found.county, to: viewer)
    else { throw Problems("svarande", "Den du valde finns inte i omgången. Välj bland dem som står i listan.") }
    try tx.execute(
      """
      INSERT INTO joint_effort_respondent (effort_id, respondent, name, is_resource)
      VALUES (\(effort.id), \(respondent), \(found.name), \(isResource))
      """)
    try tx.record(
      "AddParticipant", of: "effort:\(effort.id)", by: viewer.byline, at: now,
      text: isResource ? "Lade till en deltagare som resurs" : "Lade till en deltagare")
  }
}

/// Takes a respondent out of a joint effort.
package struct RemoveParticipant: Sendable {
  package let respondent: Respondent

  package init(_ respondent: Respondent) { self.respondent = respondent }

  package func perform(in tx: Transaction, on evidence: Writable<JointEffort>, at now: Moment) throws {
    let effort = try evidence.record.going()
    guard effort.respondents.contains(where: { $0.respondent == respondent }) else { return }
    guard effort.respondents.count > 1 else {
      throw Problems("svarande", "Någon måste vara med. Är det ingen kvar kan du avsluta insatsen i stället.")
    }
    try tx.execute(
      "DELETE FROM joint_effort_respondent WHERE effort_id = \(effort.id) AND respondent = \(respondent)")
    try tx.record(
      "RemoveParticipant", of: "effort:\(effort.id)", by: evidence.viewer.byline, at: now, text: "Tog bort en deltagare"
    )
  }
}
