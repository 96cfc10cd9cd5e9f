import Access
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// The national web course, together with colleagues.
struct WebCourseTests {
  @Test(arguments: Engine.available) func `den som leder gruppen antecknar vilka som är klara, och de får intyg`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, leader) = (made.test.now, made.staff)
    let details = GroupDetails(
      organisation: made.organisation, firstDay: now.day.adding(days: -14), profession: .elderlyCare,
      people: [("Agda A", nil), ("Bo B", "Bo@Example.org")])
    let id = try await made.test.regional.write { try StartGroup(details).perform(in: $0, by: leader, at: now) }
    let group = try await made.test.regional.read { try $0.readable(id, by: leader).record }
    #expect(group.participants.map(\.name) == ["Agda A", "Bo B"])
    func finish(_ names: Set<String>, on day: CalendarDate) async throws {
      let done = Set(group.participants.filter { names.contains($0.name) }.map(\.id.text))
      let act = FinishGroup(heldOn: day, finished: done, organisation: made.organisation)
      try await made.test.regional.write { try act.perform(in: $0, by: try $0.writable(id, by: leader), at: now) }
    }
    #expect(
      await sentence { try await finish(["Agda A"], on: now.day.adding(days: 1)) }?.contains("inte varit än") == true)
    #expect(
      await sentence { try await finish(["Agda A"], on: now.day.adding(days: -15)) }?.contains("före den första")
        == true)
    try await finish(["Agda A", "Bo B"], on: now.day)
    #expect(Set(try await made.certificates().map(\.holder)) == ["Agda A", "Bo B"])
    #expect(try await made.achievements().allSatisfy { $0.kind == .webCourse && $0.source == .organiser })
    try await finish(["Agda A"], on: now.day)
    #expect(try await made.achievements().map(\.learner.name) == ["Agda A"])
    #expect(try await made.certificates().first { $0.holder == "Bo B" }?.withdrawnAt != nil)
    try await finish(["Agda A", "Bo B"], on: now.day)
    #expect(try await made.certificates().count { $0.withdrawnAt == nil && $0.replacedBy == nil } == 2)
  }

  @Test(arguments: Engine.available) func `gruppen är ledarens och chefens, ingen annans`(_ engine: Engine) async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, leader) = (made.test.now, made.staff)
    let details = GroupDetails(
      organisation: made.organisation, firstDay: now.day, profession: .elderlyCare, people: [("Agda A", nil)])
    let id = try await made.test.regional.write { try StartGroup(details).perform(in: $0, by: leader, at: now) }
    let refused = await sentence {
      try await made.test.regional.write { _ = try StartGroup(details).perform(in: $0, by: made.stranger, at: now) }
    }
    #expect(refused == "notFound")
    for (viewer, words) in [
      (made.manager, nil), (made.coordinator, "notFound"), (made.team, "notFound"), (made.stranger, "notFound"),
    ] {
      #expect(await sentence { try await made.test.regional.read { _ = try $0.readable(id, by: viewer) } } == words)
    }
  }

  @Test(arguments: Engine.available) func `länsteamet skriver handledningen och skriver inte över varandra`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, county) = (made.test.now, try #require(CountyCode("24")))
    func write(_ text: String, _ version: Int, by viewer: Viewer) async -> String? {
      await sentence {
        try await made.test.regional.write {
          try WriteGuide(text, of: county, version: version).perform(in: $0, by: viewer, at: now)
        }
      }
    }
    #expect(await write("Så här gör ni.", 0, by: made.manager)?.contains("Länsteamet") == true)
    #expect(await write("Så här gör ni.", 0, by: made.team) == nil)
    #expect(await write("En annan text.", 0, by: made.team)?.contains("Någon annan") == true)
    #expect(await write("En nyare text.", 1, by: made.team) == nil)
    let guide = try await made.test.regional.read { try $0.guide(of: county) }
    #expect(guide?.text == "En nyare text." && guide?.version == 2)
  }
}
