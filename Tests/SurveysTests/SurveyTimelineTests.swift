import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// The rounds in the year's plan and in calendars.
struct SurveyTimelineTests {
  @Test(arguments: Engine.available) func `sista dagen ligger i länets och de tillfrågade kommunernas kalendrar`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    #expect(try await entries(for: PlannedRound.leader, planned).isEmpty)
    _ = try await planned.invite()
    let entry = try #require(try await entries(for: PlannedRound.leader, planned).first)
    #expect(entry.isOwn && entry.counties?.map(\.text) == ["24"])
    // Nobody reads the letter to Skellefteå, so it has not been asked.
    #expect(entry.municipalities.map(\.text) == ["2480"])
    try await planned.set(.draft, for: planned.skelleftea)
    #expect(try await towns(for: PlannedRound.leader, planned) == ["2480", "2482"])
  }

  @Test(arguments: [(Round.Visibility.county, false), (.all, true)])
  func `vilka kommuner som är tillfrågade vet den som ser deras svar`(
    _ visibility: Round.Visibility, _ isShown: Bool
  ) async throws {
    let planned = try await PlannedRound.make(.sqlite, visibility: visibility)
    _ = try await planned.invite()
    #expect(try await towns(for: viewer(in: planned.umea), planned) == ["2480"])
    let other = viewer(in: Organisation(id: "annan", kind: .federation, name: "Annat", municipality: nil, counties: []))
    #expect(try await towns(for: other, planned) == (isShown ? ["2480"] : nil))
    #expect(try await entries(for: other, planned).allSatisfy { !$0.isOwn })
    #expect(try await towns(for: viewer(in: planned.skelleftea), planned) == (isShown ? ["2480"] : []))
  }

  private func viewer(in organisation: Organisation) -> Viewer {
    let function = HeldFunction(id: "f", role: .contact, title: "Kontakt", organisation: organisation)
    return Viewer(account: "a", person: "b", name: "Någon", isAdministrator: false, functions: [function])
  }

  private func entries(for viewer: Viewer, _ planned: PlannedRound) async throws -> [CalendarEntry] {
    try await SurveyCalendar().entries(for: viewer, from: planned.now.day, on: planned.site.site)
  }

  /// The municipalities in whose calendars the round is; nil when the viewer does not see it.
  private func towns(for viewer: Viewer, _ planned: PlannedRound) async throws -> [String]? {
    try await entries(for: viewer, planned).first?.municipalities.map(\.text).sorted()
  }

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
