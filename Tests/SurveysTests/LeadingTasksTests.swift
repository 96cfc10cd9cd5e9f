import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// What the start page and a round's page say to those who lead it.
struct LeadingTasksTests {
  @Test(arguments: Engine.available) func `en ny omgång säger när den öppnar och vilken dag som är den sista`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let (day, last) = (planned.now.day, planned.now.day.adding(days: 30).wordsWithoutYear)
    let items = try await planned.site.regional.read { try $0.leadingTasks(of: PlannedRound.leader, on: day) }
    #expect(items.first?.dueWords == "Öppnar i dag, sista dag \(last)")
    let before = day.adding(days: -1)
    let earlier = try await planned.site.regional.read { try $0.leadingTasks(of: PlannedRound.leader, on: before) }
    #expect(earlier.first?.dueWords == "Öppnar den \(day.wordsWithoutYear), sista dag \(last)")
  }

  @Test(arguments: Engine.available) func `hur länge en omgång är öppen sägs en gång`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    _ = try await planned.invite()
    let day = planned.now.day.adding(days: 21)
    let items = try await planned.site.regional.read { try $0.leadingTasks(of: PlannedRound.leader, on: day) }
    #expect(items.first?.status == "Öppen" && items.first?.dueWords == nil)
  }

  @Test(arguments: Engine.available) func `de som väntar på sin chef räknas bland dem som har skickat in`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.roundWaitingForManagers()
    let waiting = try await site.regional.read { try $0.progress(of: ID<Round>(round)).count(.submitted) }
    #expect(waiting > 0)
    let page = try await site.client(as: .leader).get("/kartlaggning/\(round)").body
    #expect(page.contains("har skickat in, varav \(waiting) väntar på sin chef</dt>"))
    #expect(!page.contains("<dt>väntar på sin chef</dt>"))
  }
}
