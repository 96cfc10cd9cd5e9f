internal import Access
internal import Vocabulary
internal import Web

/// What was posted to plan a round, before the respondents have been looked up.
struct PlanRoundForm: Sendable {
  let plan: RoundPlan
  let set: ID<IndicatorSet>
  let form: Round.Form
  let previous: ID<Round>?
  let owner: Organisation
  let choice: RespondentChoice

  init(_ form: Form, viewer: Viewer) throws {
    var problems = Problems()
    let plan = RoundPlan(form: form, problems: &problems)
    let kind = Round.Form(rawValue: form.raw("form"))
    if kind == nil { problems.add("form", "Välj formulär.") }
    if form.text("uppsattning") == nil { problems.add("uppsattning", "Välj vilka frågor som ska ställas.") }
    let owner = viewer.teamFunctions.map(\.organisation).first { $0.id.text == form.raw("agare") }
    if owner == nil { problems.add("agare", "Välj den organisation som frågar.") }
    let choice = RespondentChoice(form: form, problems: &problems)
    try problems.check()
    guard let plan, let kind, let owner else { throw problems }
    self.plan = plan
    self.form = kind
    self.owner = owner
    self.choice = choice
    set = ID(form.raw("uppsattning"))
    previous = form.text("forra").map { ID($0) }
  }

  func act(respondents: [ChosenRespondent]) -> PlanRound {
    PlanRound(set: set, form: form, plan: plan, owner: owner, previous: previous, respondents: respondents)
  }
}
