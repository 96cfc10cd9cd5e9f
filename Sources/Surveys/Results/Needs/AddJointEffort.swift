package import Access
package import Storage
package import Vocabulary
package import Web

/// Gathers respondents that lack the same thing around something to do together (F10).
package struct AddJointEffort: Sendable {
  package let indicator: String
  package let owner: ID<Organisation>
  package let details: JointEffortDetails
  package let respondents: [Respondent]
  /// Those of them that have it in place and help the others.
  package let resources: [Respondent]

  package init(
    indicator: String, owner: ID<Organisation>, _ details: JointEffortDetails, respondents: [Respondent],
    resources: [Respondent] = []
  ) {
    self.indicator = indicator
    self.owner = owner
    self.details = details
    self.respondents = respondents + resources
    self.resources = resources
  }

  /// `owner` is the organisation of the viewer's team function.
  package init(form: Form, owner: ID<Organisation>, functions: [ID<Function>], address: String) throws {
    var problems = Problems()
    indicator = form.raw("fraga")
    self.owner = owner
    details = JointEffortDetails(form: form, functions: functions, address: address, problems: &problems)
    resources = form.all("resurs").map(Respondent.init(key:))
    respondents = form.all("svarande").map(Respondent.init(key:)) + resources
    if respondents.isEmpty { problems.add("svarande", "Kryssa för minst en som ska vara med.") }
    try problems.check()
  }

  @discardableResult
  package func perform(in tx: Transaction, on evidence: Readable<Round>, at now: Moment) throws -> ID<JointEffort> {
    let (round, viewer) = (evidence.record, evidence.viewer)
    guard viewer.isInTeam(of: owner) else { throw Refusal.forbidden("Bara länsteamet kan börja en gemensam insats.") }
    let names = try participants(in: round, for: viewer, tx)
    let id: ID<JointEffort> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO joint_effort (id, round_id, indicator, owner_id, title, note, function_id, created_at, created_by)
      VALUES (\(id), \(round.id), \(indicator), \(owner), \(details.title), \(details.note),
        \(details.function), \(now), \(viewer.byline))
      """)
    for (respondent, name) in names {
      try tx.execute(
        """
        INSERT INTO joint_effort_respondent (effort_id, respondent, name, is_resource)
        VALUES (\(id), \(respondent), \(name), \(resources.contains(respondent)))
        """)
    }
    try tx.record(
      "AddJointEffort", of: "effort:\(id)", by: viewer.byline, at: now,
      text: "Började den gemensamma insatsen \(details.title) för \(names.count) svarande")
    try details.tellResponsible(for: id, of: names.count, in: tx, at: now)
    return id
  }

  /// Those chosen must be in the round, and the viewer must see them there by name.
  private func participants(in round: Round, for viewer: Viewer, _ tx: Transaction) throws -> [(Respondent, String)] {
    guard
      try tx.exists("SELECT id FROM indicator WHERE set_id = \(round.set) AND code = \(QuestionCode(indicator).whole)")
    else {
      throw Problems("fraga", "Frågan \(indicator) finns inte i omgången.")
    }
    let chosen = Set(respondents)
    let found = try tx.respondents(of: round.id).filter {
      chosen.contains($0.respondent) && round.shows($0.respondent, in: $0.county, to: viewer)
    }
    guard found.count == chosen.count, !found.isEmpty else {
      throw Problems("svarande", "Någon av de valda finns inte i omgången. Välj bland dem som står i listan.")
    }
    return found.map { ($0.respondent, $0.name) }
  }
}
