import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct IndicatorTests {
  private struct Sets: Sendable {
    let site: TestSite
    let first: ID<IndicatorSet>
    let copy: ID<IndicatorSet>
  }

  private func make(_ engine: Engine) async throws -> Sets {
    let site = try await TestSite.make(engine)
    let now = site.now
    let ids = try await site.regional.write { tx in
      let first = try ImportIndicatorSet(file: try SetFile.bundled()).perform(in: tx, by: SmallSurvey.leader, at: now)
      let act = CopyIndicatorSet(name: "Länets kartläggning", version: "2")
      return (
        first, try act.perform(of: try tx.readable(first, by: SmallSurvey.leader), in: tx, at: now.adding(seconds: 1))
      )
    }
    return Sets(site: site, first: ids.0, copy: ids.1)
  }

  private func edit(
    _ code: String, in sets: Sets, hasNewMeaning: Bool = false, _ change: @escaping @Sendable (inout Indicator) -> Void
  ) async throws -> Indicator? {
    let (now, copy) = (sets.site.now, sets.copy)
    return try await sets.site.regional.write { tx in
      guard var indicator = try tx.questionnaire(copy)?.indicator(code) else { return nil }
      change(&indicator)
      try EditIndicator(indicator: indicator, hasNewMeaning: hasNewMeaning)
        .perform(in: try tx.writable(copy, by: SmallSurvey.leader), tx, at: now)
      return try tx.questionnaire(copy)?.indicator(code)
    }
  }

  @Test(arguments: Engine.available) func `kopian har samma frågor och pekar på sin förlaga`(_ engine: Engine)
    async throws
  {
    let sets = try await make(engine)
    let copy = try #require(try await sets.site.regional.read { try $0.questionnaire(sets.copy) })
    #expect(copy.indicators.count == 101)
    #expect(copy.set.basedOn == sets.first)
    #expect(copy.indicator("LED-01")?.definitionVersion == "1")
    #expect(copy.set.sources.count > 10)
  }

  @Test(arguments: Engine.available) func `ändrade ord behåller definitionen, ändrade nivåer gör den ny`(
    _ engine: Engine
  )
    async throws
  {
    let sets = try await make(engine)
    let words = try await edit("LED-01", in: sets) { $0.question = "Finns beslutade mål?" }
    #expect(words?.definitionVersion == "1")
    #expect(words?.question == "Finns beslutade mål?")
    let levels = try await edit("LED-02", in: sets) { $0.options[1] = .init(id: "delvis", text: "Delvis", level: 40) }
    #expect(levels?.definitionVersion == "2")
  }

  @Test(arguments: Engine.available) func `svaret ja på om innebörden är ny gör definitionen ny en gång`(
    _ engine: Engine
  ) async throws {
    let sets = try await make(engine)
    let once = try await edit("LED-01", in: sets, hasNewMeaning: true) { $0.question = "Något annat?" }
    #expect(once?.definitionVersion == "2")
    let twice = try await edit("LED-01", in: sets, hasNewMeaning: true) { $0.question = "Något tredje?" }
    #expect(twice?.definitionVersion == "2")
  }

  @Test(arguments: Engine.available) func `en uppsättning som en omgång använder ändras aldrig`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let set = try await planned.record().set
    let refusal = await #expect(throws: Refusal.self) {
      try await planned.site.regional.read { _ = try $0.changeable(set, by: PlannedRound.leader) }
    }
    guard case .forbidden(let why) = refusal else {
      Issue.record("Fel slags vägran")
      return
    }
    #expect(why.contains("Kartläggning 2026"))
    await #expect(throws: Refusal.self) {
      try await planned.site.regional.read { _ = try $0.writable(set, by: PlannedRound.leader) }
    }
  }

  @Test(arguments: Engine.available) func `en tillbakadragen fråga ställs inte men finns kvar`(_ engine: Engine)
    async throws
  {
    let sets = try await make(engine)
    let (now, copy) = (sets.site.now, sets.copy)
    try await sets.site.regional.write { tx in
      try RetireIndicator(code: "LED-03").perform(in: try tx.writable(copy, by: SmallSurvey.leader), tx, at: now)
    }
    let asked = try #require(try await sets.site.regional.read { try $0.questionnaire(copy) })
    let all = try #require(try await sets.site.regional.read { try $0.questionnaire(copy, withRetired: true) })
    #expect(asked.indicator("LED-03") == nil)
    #expect(all.indicator("LED-03")?.isRetired == true)
  }

  @Test(arguments: Engine.available) func `områden och frågor byter plats ett steg`(_ engine: Engine) async throws {
    let sets = try await make(engine)
    let (now, copy) = (sets.site.now, sets.copy)
    try await sets.site.regional.write { tx in
      let set = try tx.writable(copy, by: SmallSurvey.leader)
      try MoveIndicator(.area("ORG"), isUp: true).perform(in: set, tx, at: now)
      try MoveIndicator(.indicator("LED-01"), isUp: false).perform(in: set, tx, at: now)
    }
    let moved = try #require(try await sets.site.regional.read { try $0.questionnaire(copy) })
    #expect(moved.areas.prefix(2).map(\.code) == ["ORG", "LED"])
    #expect(moved.indicators(in: "LED").prefix(2).map(\.code) == ["LED-02", "LED-01"])
    #expect(moved.indicators.first?.area == "ORG")
  }

  @Test(arguments: Engine.available) func `formuläret visar frågan och ger tillbaka samma`(_ engine: Engine)
    async throws
  {
    let sets = try await make(engine)
    let questionnaire = try #require(try await sets.site.regional.read { try $0.questionnaire(sets.copy) })
    for indicator in questionnaire.indicators {
      let again = try IndicatorForm(indicator.form).indicator(in: questionnaire, replacing: indicator)
      #expect(again.means(theSameAs: indicator), "\(indicator.code)")
      #expect(again.rows == indicator.rows)
      #expect(again.options == indicator.statedOptions)
      #expect(again.definition == indicator.definition)
      #expect(again.publishedLinks == indicator.publishedLinks)
    }
  }

  @Test(arguments: Engine.available) func `en ny fråga får nyckel av texten och fel pekas ut`(_ engine: Engine)
    async throws
  {
    let sets = try await make(engine)
    let questionnaire = try #require(try await sets.site.regional.read { try $0.questionnaire(sets.copy) })
    var fields: [(name: String, value: String)] = [
      ("kod", "LED-99"), ("fraga", "Är det klart?"), ("omrade", "LED"), ("typ", "single"), ("vikt", "2"),
      ("regel", "option"), ("alt-0-text", "Ja, i länet"), ("alt-0-niva", "100"), ("alt-1-text", "Nej"),
      ("alt-1-niva", "0"),
      ("alt-2-text", "Vet inte"), ("alt-2-vetinte", "ja"),
    ]
    let indicator = try IndicatorForm(Form(fields: fields)).indicator(in: questionnaire, replacing: nil)
    #expect(indicator.options.map(\.id) == ["ja-i-lanet", "nej", "vet-inte"])
    #expect(indicator.options.last?.isUnknown == true)
    fields.append(("alt-1-niva", "200"))
    let problems = #expect(throws: Problems.self) {
      try IndicatorForm(Form(fields: fields)).indicator(in: questionnaire, replacing: nil)
    }
    #expect(problems?.sentence(for: "alt-1-niva")?.contains("0–100") == true)
  }
}
