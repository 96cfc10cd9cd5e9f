import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// The rounds in the year's plan.
struct SurveyTimelineTests {
  @Test(arguments: Engine.available) func `en omgång ligger i årsplanen hos den som får se den, med sina dagar`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let round = try #require(try await planned.site.regional.read { try $0.rounds(for: PlannedRound.leader).first })
    let source = SurveyTimeline()
    let items = try await source.items(
      for: PlannedRound.leader, on: round.closesOn...round.closesOn.adding(days: 9), of: planned.site.site)
    #expect(items.map(\.id) == [round.id.text] && items.first?.days == round.opensOn...round.closesOn)
    #expect(items.first?.kind == .survey && items.first?.path == "/kartlaggning/\(round.id)")
    let after = round.closesOn.adding(days: 1)
    #expect(try await source.items(for: PlannedRound.leader, on: after...after, of: planned.site.site).isEmpty)
    let stranger = Viewer(account: "a", person: "b", name: "Någon", isAdministrator: false, functions: [])
    #expect(try await source.items(for: stranger, on: round.opensOn...round.closesOn, of: planned.site.site).isEmpty)
  }
}
