package import Access
package import Storage
package import Vocabulary
internal import Web

/// Plans a round for a team's organisation: which questions, who answers, from when to when and who sees it.
package struct PlanRound: Sendable {
  package let set: ID<IndicatorSet>
  package let form: Round.Form
  package let plan: RoundPlan
  package let owner: Organisation
  package let previous: ID<Round>?
  package let respondents: [ChosenRespondent]
  package let invitation: RoundLetter
  package let reminder: RoundLetter

  package init(
    set: ID<IndicatorSet>, form: Round.Form, plan: RoundPlan, owner: Organisation, previous: ID<Round>? = nil,
    respondents: [ChosenRespondent], invitation: RoundLetter = .invitation, reminder: RoundLetter = .reminder
  ) {
    self.set = set
    self.form = form
    self.plan = plan
    self.owner = owner
    self.previous = previous
    self.respondents = respondents
    self.invitation = invitation
    self.reminder = reminder
  }

  @discardableResult
  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Round> {
    guard viewer.isInTeam(of: owner.id) else {
      throw Refusal.forbidden("Du kan bara planera omgångar för en organisation där du hör till länsteamet.")
    }
    try check(in: tx, by: viewer)
    let id: ID<Round> = tx.newID(at: now)
    try insert(id, by: viewer, at: now, in: tx)
    for respondent in respondents { _ = try tx.add(respondent, to: id) }
    try tx.record(
      "PlanRound", of: "round:\(id)", by: viewer.byline, at: now,
      text: "Planerade \(plan.name) med \(respondents.count) svarande. Svaren ses av: \(plan.visibility.swedish)")
    return id
  }

  private func check(in tx: Transaction, by viewer: Viewer) throws {
    var problems = Problems()
    let chosen = try tx.row("\(IndicatorSet.selection) WHERE s.id = \(set)").map(IndicatorSet.init)
    if chosen.map(\.isRetired) ?? true {
      problems.add("uppsattning", "Uppsättningen finns inte eller är tillbakadragen. Välj en annan.")
    }
    if respondents.isEmpty { problems.add("urval", "Ingen svarande är vald.") }
    if plan.closesOn < plan.opensOn {
      problems.add("stanger", "Sista dagen kan inte ligga före dagen då omgången öppnar.")
    }
    if let previous, try !tx.mayRead(previous, by: viewer) {
      problems.add("forra", "Den förra omgången finns inte. Välj en annan.")
    }
    try problems.check()
  }

  private func insert(_ id: ID<Round>, by viewer: Viewer, at now: Moment, in tx: Transaction) throws {
    let counties = Set(respondents.compactMap(\.county)).sorted()
    try tx.execute(
      """
      INSERT INTO round (id, set_id, name, form, owner_id, owner_name, opens_on, closes_on, visibility, has_ranking,
        previous_id, counties, invitation_subject, invitation_body, reminder_subject, reminder_body, revision,
        created_at, created_by)
      VALUES (\(id), \(set), \(plan.name), \(form), \(owner.id), \(owner.name), \(plan.opensOn.text), \(plan.closesOn.text),
        \(plan.visibility), \(plan.hasRanking), \(previous), \(counties.stored), \(invitation.subject),
        \(invitation.body), \(reminder.subject), \(reminder.body), \(0), \(now), \(viewer.byline))
      """)
  }
}

extension Transaction {
  /// Whether there is such a round for the viewer: answers of the earlier round stand beside those of the new one.
  fileprivate func mayRead(_ round: ID<Round>, by viewer: Viewer) throws -> Bool {
    do {
      _ = try readable(round, by: viewer)
      return true
    } catch Refusal.notFound {
      return false
    }
  }
}
