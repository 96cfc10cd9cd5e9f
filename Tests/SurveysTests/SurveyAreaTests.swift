import Access
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct SurveyAreaTests {
  private struct Draft: Sendable {
    let site: TestSite
    let set: ID<IndicatorSet>

    func change(_ act: @escaping @Sendable (Transaction, Writable<IndicatorSet>) throws -> Void) async throws {
      let set = set
      try await site.regional.write { tx in try act(tx, try tx.writable(set, by: SmallSurvey.leader)) }
    }

    func areas() async throws -> [SurveyArea] {
      let set = set
      return try #require(try await site.regional.read { try $0.questionnaire(set) }).areas
    }
  }

  private func draft(_ engine: Engine) async throws -> Draft {
    let site = try await TestSite.make(engine)
    let now = site.now
    let set = try await site.regional.write { tx in
      try ImportIndicatorSet(file: try SetFile.bundled()).perform(in: tx, by: SmallSurvey.leader, at: now)
    }
    return Draft(site: site, set: set)
  }

  @Test(arguments: Engine.available) func `ett nytt område står sist och kan få frågor`(_ engine: Engine) async throws {
    let draft = try await draft(engine)
    let now = draft.site.now
    let before = try await draft.areas()
    try await draft.change { tx, set in
      try AddSurveyArea(code: "NYT", naming: AreaNaming(name: "Något nytt")).perform(in: set, tx, at: now)
      var indicator = MadeResults.indicator("NYT-01")
      indicator.area = "NYT"
      try AddIndicator(indicator: indicator).perform(in: set, tx, at: now)
    }
    let areas = try await draft.areas()
    #expect(areas.map(\.code) == before.map(\.code) + ["NYT"])
    let set = draft.set
    let questionnaire = try #require(try await draft.site.regional.read { try $0.questionnaire(set) })
    #expect(questionnaire.indicators(in: "NYT").map(\.code) == ["NYT-01"])
    let events = try await draft.site.regional.read { try $0.events(of: "indicatorSet:\(set)") }
    #expect(events.contains { $0.act == "AddSurveyArea" && $0.text.contains("Något nytt") })
  }

  @Test(arguments: Engine.available) func `ett område byter namn men behåller kod, plats och frågor`(_ engine: Engine)
    async throws
  {
    let draft = try await draft(engine)
    let now = draft.site.now
    let before = try await draft.areas()
    try await draft.change { tx, set in
      let naming = AreaNaming(name: "Ledning", englishName: "Governance")
      try RenameSurveyArea(code: "LED", naming: naming).perform(in: set, tx, at: now)
    }
    let after = try await draft.areas()
    #expect(after.map(\.code) == before.map(\.code))
    #expect(after.first { $0.code == "LED" } == SurveyArea(code: "LED", name: "Ledning", englishName: "Governance"))
    #expect(after.filter { $0.code != "LED" } == before.filter { $0.code != "LED" })
  }

  @Test(arguments: Engine.available) func `samma kod eller namn två gånger nekas`(_ engine: Engine) async throws {
    let draft = try await draft(engine)
    let now = draft.site.now
    let taken = try #require(try await draft.areas().last)
    let code = await #expect(throws: Problems.self) {
      try await draft.change { tx, set in
        try AddSurveyArea(code: "LED", naming: AreaNaming(name: "Annat")).perform(in: set, tx, at: now)
      }
    }
    #expect(code?.sentence(for: "kod")?.contains("LED") == true)
    let name = await #expect(throws: Problems.self) {
      try await draft.change { tx, set in
        try RenameSurveyArea(code: "LED", naming: AreaNaming(name: taken.name.uppercased())).perform(
          in: set, tx, at: now)
      }
    }
    #expect(name?.sentence(for: "namn") != nil)
    await #expect(throws: Refusal.self) {
      try await draft.change { tx, set in
        try RenameSurveyArea(code: "FINNS-INTE", naming: AreaNaming(name: "Annat")).perform(in: set, tx, at: now)
      }
    }
  }

  @Test func `formuläret säger alla fel på en gång`() {
    let problems = #expect(throws: Problems.self) { try AddSurveyArea(form: Form(fields: [("kod", "å ä ö")])) }
    #expect(Set(problems?.list.map(\.field) ?? []) == ["kod", "namn"])
    let taken = #expect(throws: Problems.self) {
      try AddSurveyArea(form: Form(fields: [("kod", "nytt"), ("namn", "Nytt")]))
    }
    #expect(taken?.list.map(\.field) == ["kod"])
  }

  @Test(arguments: Engine.available) func `på skärmen går det i ett utkast men aldrig i en använd uppsättning`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let used = try #require(
      try await site.regional.read {
        try $0.value("SELECT set_id FROM round WHERE name = 'Kartläggning 2026'", as: String.self)
      })
    let client = try await site.client(as: .leader)
    for path in ["omraden/nytt", "omraden/LED"] {
      #expect(try await client.get("/indikatorer/\(used)/\(path)").status == 403, "\(path)")
    }
    _ = try await client.get("/indikatorer/\(used)/kopiera")
    let copied = try await client.post("/indikatorer/\(used)/kopiera", [("namn", "Utkast"), ("version", "9")])
    let draft = try #require(copied.location)
    #expect(try await client.get("\(draft)/omraden/nytt").status == 200)
    let empty = try await client.post("\(draft)/omraden/nytt", [("kod", "NYT")])
    #expect(
      empty.status == 422 && empty.body.contains("Skriv vad området heter.") && empty.body.contains("value=\"NYT\""))
    let added = try await client.post("\(draft)/omraden/nytt", [("kod", "NYT"), ("namn", "Något nytt")])
    #expect(added.status == 303)
    let renamed = try await client.post("\(draft)/omraden/NYT", [("namn", "Något annat")])
    let page = try await client.follow(renamed)
    #expect(page.body.contains("Något annat") && !page.body.contains("Något nytt</h2>"))
    #expect(Markup(page.body).faults == [])
    let refused = try await client.post("/indikatorer/\(used)/omraden/LED", [("namn", "Annat")])
    #expect(refused.status == 403)
  }

  @Test(arguments: Engine.available) func `varje del av uppsättningens sida har ett eget namn`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let set = try #require(
      try await site.regional.read {
        try $0.value("SELECT set_id FROM round WHERE name = 'Kartläggning 2026'", as: String.self)
      })
    let page = try await site.client(as: .leader).get("/indikatorer/\(set)")
    let names = ["<section ", "role=\"region\" "].flatMap { start in
      page.body.split(separator: start).dropFirst().compactMap {
        $0.split(separator: "aria-labelledby=\"", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first?
          .prefix { $0 != "\"" }
      }
    }
    #expect(names.count > 19)
    #expect(Set(names).count == names.count)
  }
}
