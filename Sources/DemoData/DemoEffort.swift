internal import Access
internal import Storage
internal import Surveys
internal import Vocabulary

/// A need that several municipalities share, gathered into something to do together.
struct DemoEffort {
  let round: ID<Round>
  let owner: Organisation
  let leader: Viewer
  let now: Moment

  func build(in tx: Transaction) throws {
    let respondents = ["2401", "2403", "2404", "2417", "2418", "2421"].map { Respondent(key: $0) }
    try AddJointEffort(
      indicator: "VUX-04", owner: owner.id,
      .init(
        title: "Gemensam rutin för skyddade personuppgifter",
        note: "Inlandskommunerna skriver en rutin tillsammans. Första träffen är digital."),
      respondents: respondents
    ).perform(in: tx, on: try tx.readable(round, by: leader), at: now)
  }
}
