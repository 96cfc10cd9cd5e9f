import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// A link to one area for a colleague without an account.
struct DelegationTests {
  @Test(arguments: Engine.available) func `länken öppnar sitt område och svaren får kollegans namn`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let token = try await delegate(survey)
    let saved = try await answer(survey, token)
    #expect(saved?.saved.versions == ["LED-01": 1])
    #expect(try await survey.answer("LED-01")?.editedBy == "Nils Åström (via länk)")
    #expect(try await survey.answer("NYC-02") == nil)
  }

  @Test(arguments: Engine.available) func `bara avtrycket av länken finns i databasen`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    let token = try await delegate(survey)
    let stored = try await survey.site.regional.read { tx in
      try tx.row("SELECT token_hash FROM delegation")?.get("token_hash", as: String.self)
    }
    #expect(stored != token)
    #expect(stored == Secrets.fingerprint(token))
    #expect(try await survey.site.regional.read { try $0.delegatedArea(token: "gissad") } == nil)
  }

  @Test(arguments: Engine.available) func `en tillbakatagen länk gäller inte`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    let token = try await delegate(survey)
    let now = survey.now
    try await survey.change { tx, reply in
      for delegation in try tx.delegations(of: reply.record) {
        try RevokeDelegation(delegation).perform(in: tx, on: reply, at: now)
      }
    }
    #expect(try await isValid(survey, token) == false)
    #expect(try await survey.change { tx, reply in try tx.delegations(of: reply.record).count } == 0)
  }

  @Test(arguments: Engine.available) func `länken går ut efter sista dagen och följer med när den flyttas`(
    _ engine: Engine
  ) async throws {
    let survey = try await SmallSurvey.make(engine)
    let token = try await delegate(survey)
    survey.site.wait(days: 10)
    #expect(try await isValid(survey, token))
    survey.site.wait(days: 1)
    #expect(try await isValid(survey, token) == false)
    let (reply, now) = (Reply.id(survey.round, Respondent(SmallSurvey.umea)).followed, survey.now)
    try await survey.site.regional.write { tx in
      try ExtendReply(lastDay: now.day.adding(days: 5)).perform(
        on: try tx.writable(reply, by: SmallSurvey.leader), in: tx, at: now)
    }
    #expect(try await isValid(survey, token))
  }

  @Test(arguments: Engine.available) func `med adress går ett brev, annars inget`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    let token = try await delegate(survey, mail: "nils@kommun.example")
    try await delegate(survey)
    let letters = try await survey.site.regional.read { tx in
      try tx.rows("SELECT address, body FROM mail").map {
        (try $0.get("address", as: String.self), try $0.get("body", as: String.self))
      }
    }
    #expect(letters.map(\.0) == ["nils@kommun.example"])
    #expect(letters.first?.1.contains("https://samfrid.example/svara/\(token)") == true)
  }

  @Test(arguments: ["nils", "nils@", "@kommun.se", "nils@kommun", "a b@kommun.se", "a@b@c.se", "a@.se"])
  func `en adress som inte är en adress får en mening`(_ mail: String) {
    let form = Form(fields: [("namn", "Nils"), ("epost", mail)])
    let problems = #expect(throws: Problems.self) { try DelegateArea(area: "LED", form: form) }
    #expect(problems?.list.map(\.field) == ["epost"])
  }

  @Test(arguments: Engine.available) func `ett område som inte finns kan inte delegeras`(_ engine: Engine) async throws
  {
    let survey = try await SmallSurvey.make(engine)
    await #expect(throws: Refusal.self) { try await delegate(survey, area: "XYZ") }
  }

  @discardableResult
  private func delegate(_ survey: SmallSurvey, area: String = "LED", mail: String? = nil) async throws -> String {
    let now = survey.now
    return try await survey.change { tx, reply in
      try DelegateArea(area: area, name: "Nils Åström", mail: mail).perform(
        in: tx, on: reply, at: now, site: "https://samfrid.example")
    }
  }

  private func isValid(_ survey: SmallSurvey, _ token: String) async throws -> Bool {
    let now = survey.now
    return try await survey.site.regional.read { try $0.delegatedArea(token: token)?.isValid(at: now) ?? false }
  }

  /// Also posts a field of another area: it is not taken.
  private func answer(_ survey: SmallSurvey, _ token: String) async throws -> PostedArea.Outcome? {
    let now = survey.now
    let form = Form(fields: [("version.LED-01", "0"), ("LED-01", "ja"), ("version.NYC-02", "0"), ("NYC-02", "50")])
    return try await survey.site.regional.write { tx in
      guard let found = try tx.delegatedArea(token: token) else { return nil }
      return try PostedArea(area: found.delegation.area, form: form, isAutosave: false).save(
        in: tx, to: found.reply, by: Editor(found.delegation), at: now)
    }
  }
}
