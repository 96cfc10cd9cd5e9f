import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Who sees what a respondent answered in the round before: not whoever plans a round that follows it.
struct PreviousAnswersTests {
  private static let elsewhere = SmallSurvey.viewer(
    "Tuva Ådalsberg", .leader,
    Organisation(
      id: "annat", kind: .federation, name: "Annat förbund", municipality: nil,
      counties: [CountyCode("22")].compactMap(\.self)))

  @Test(arguments: Engine.available) func `en omgång som man inte ser kan inte vara den förra`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine, visibility: .county)
    for previous in [survey.round, ID<Round>("finns-inte")] {
      let problems = await #expect(throws: Problems.self) {
        try await follow(survey, by: Self.elsewhere, previous: previous)
      }
      #expect(problems?.sentence(for: "forra") == "Den förra omgången finns inte. Välj en annan.")
    }
    _ = try await follow(survey, by: SmallSurvey.leader)
  }

  @Test(arguments: Engine.available) func `ett annat läns team ser varken utkast eller känsliga tal bredvid frågan`(
    _ engine: Engine
  ) async throws {
    let survey = try await answered(engine)
    let next = try await follow(survey, by: Self.elsewhere)
    #expect(try await previous(survey, in: next, for: Self.elsewhere) == [:])
    try await survey.confirm()
    #expect(try await previous(survey, in: next, for: Self.elsewhere) == [:])
    #expect(try await previous(survey, in: next, for: SmallSurvey.contact) == ["LED-01": "ja", "NYC-01": "3"])
    #expect(try await blank(survey, in: next, for: Self.elsewhere) == [:])
  }

  @Test(arguments: Engine.available) func `det egna länets team ser bara det som är bekräftat`(_ engine: Engine)
    async throws
  {
    let survey = try await answered(engine)
    let next = try await follow(survey, by: SmallSurvey.leader)
    #expect(try await previous(survey, in: next, for: SmallSurvey.leader) == [:])
    #expect(try await previous(survey, in: next, for: SmallSurvey.contact).count == 2)
    try await survey.confirm()
    #expect(try await previous(survey, in: next, for: SmallSurvey.leader) == ["LED-01": "ja", "NYC-01": "3"])
    #expect(try await blank(survey, in: next, for: SmallSurvey.leader).count == 2)
  }

  @Test(arguments: Engine.available) func `en länk visar det förra svaret när någon hos den svarande har gjort den`(
    _ engine: Engine
  ) async throws {
    let survey = try await answered(engine)
    try await survey.confirm()
    let next = try await follow(survey, by: Self.elsewhere)
    for (maker, count) in [(SmallSurvey.contact, 2), (Self.elsewhere, 0)] {
      let now = survey.now
      let seen = try await survey.site.regional.write { tx in
        let reply = try tx.writable(Reply.id(next, Respondent(SmallSurvey.umea)), by: maker)
        let token = try DelegateArea(area: "NYC", name: "Nils Åström").perform(in: tx, on: reply, at: now, site: "")
        guard let found = try tx.delegatedArea(token: token) else { return -1 }
        let sheet = try tx.areaSheet(of: found.reply, area: "NYC", for: Editor(found.delegation))
        return sheet?.previous?.answers.count ?? 0
      }
      #expect(seen == count, "\(maker.name)")
    }
  }

  /// Umeå has said yes, and that three were counted: a sensitive number.
  private func answered(_ engine: Engine) async throws -> SmallSurvey {
    let survey = try await SmallSurvey.make(engine, visibility: .all)
    try await survey.site.regional.write { tx in
      try tx.execute("UPDATE indicator SET is_sensitive = \(true) WHERE code = 'NYC-01'")
    }
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"])), GivenAnswer(to: "NYC-01", .number(3))])
    return survey
  }

  /// A round for Umeå that follows the survey's.
  private func follow(_ survey: SmallSurvey, by viewer: Viewer, previous: ID<Round>? = nil) async throws -> ID<Round> {
    let (now, round) = (survey.now, survey.round)
    return try await survey.site.regional.write { tx in
      let set: ID<IndicatorSet>? = try tx.value("SELECT set_id FROM round WHERE id = \(round)")
      guard let set, let owner = viewer.teamOrganisations.first else { throw Refusal.notFound }
      let plan = RoundPlan(
        name: "Nästa", opensOn: now.day, closesOn: now.day.adding(days: 9), visibility: .county)
      return try PlanRound(
        set: set, form: .full, plan: plan, owner: owner, previous: previous ?? round,
        respondents: [ChosenRespondent(SmallSurvey.umea, function: nil)]
      ).perform(in: tx, by: viewer, at: now)
    }
  }

  private func previous(_ survey: SmallSurvey, in round: ID<Round>, for viewer: Viewer) async throws -> [String: String]
  {
    try await survey.site.regional.read { tx in
      let reply = try tx.writable(Reply.id(round, Respondent(SmallSurvey.umea)), by: viewer)
      let sheet = try tx.areaSheet(of: reply.record, area: "NYC", for: Editor(reply))
      return sheet?.previous?.answers.mapValues(\.stored) ?? [:]
    }
  }

  /// The same on the form for a meeting.
  private func blank(_ survey: SmallSurvey, in round: ID<Round>, for viewer: Viewer) async throws -> [String: String] {
    try await survey.site.regional.read { tx in
      let reply = try tx.writable(Reply.id(round, Respondent(SmallSurvey.umea)), by: viewer)
      let form = try tx.knownForm(of: reply.record, area: nil, for: Editor(reply))
      return form?.previous?.answers.mapValues(\.stored) ?? [:]
    }
  }
}
