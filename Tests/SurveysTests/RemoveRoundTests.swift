import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct RemoveRoundTests {
  @Test(arguments: Engine.available) func `en omgång som ingen är bjuden till eller har svarat på tas bort`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    try await remove(planned)
    await #expect(throws: Refusal.self) { try await planned.record() }
    #expect(try await planned.respondents().isEmpty)
    let owner = "organisation:\(PlannedRound.unit.id)"
    let events = try await planned.site.regional.read { try $0.events(of: owner) }
    #expect(events.map(\.act) == ["RemoveRound"])
    #expect(events.first?.text.contains("Kartläggning 2026") == true)
  }

  @Test(arguments: Engine.available) func `en inbjuden omgång stängs i stället`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    _ = try await planned.invite()
    let problems = await #expect(throws: Problems.self) { try await remove(planned) }
    #expect(problems?.sentence(for: "omgang")?.contains("Stäng den i stället") == true)
    #expect(try await planned.record().name == "Kartläggning 2026")
  }

  @Test(arguments: Engine.available) func `det någon har skrivit försvinner inte`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    try await planned.set(.draft, for: planned.umea)
    await #expect(throws: Problems.self) { try await remove(planned) }
    #expect(try await planned.respondents().count == 3)
  }

  @Test(arguments: Engine.available) func `bara länsteamet bakom omgången tar bort den`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let other = SmallSurvey.viewer(
      "Nabo Granne", .leader,
      Organisation(
        id: "grannen", kind: .federation, name: "Kommunförbundet", municipality: nil,
        counties: PlannedRound.unit.counties))
    await #expect(throws: Refusal.self) { try await remove(planned, by: other) }
    #expect(try await planned.record().name == "Kartläggning 2026")
  }

  private func remove(_ planned: PlannedRound, by viewer: Viewer = PlannedRound.leader) async throws {
    let now = planned.now
    try await planned.change(by: viewer) { tx, round in try RemoveRound().perform(on: round, in: tx, at: now) }
  }
}
