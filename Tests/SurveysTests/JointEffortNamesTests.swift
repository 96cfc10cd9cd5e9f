import Access
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// That one takes part tells what one lacks: who sees whose name in a joint effort.
struct JointEffortNamesTests {
  @Test(arguments: Engine.available) func `i en omgång bara för länsteamet ser deltagarna inte varandras namn`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    let id = try await planned.begin()
    #expect(try await planned.effort(id, for: PlannedRound.leader).named == ["Skellefteå", "Umeå"])
    let effort = try await planned.effort(id, for: planned.contact)
    #expect(effort.named == ["Umeå"])
    #expect(effort.unnamed == 1)
    #expect(effort.names(Respondent(planned.umea)) && !effort.names(Respondent(planned.skelleftea)))
    let page = planned.page(effort)
    #expect(page.contains("<li>Umeå</li><li>och 1 till</li>"))
    #expect(!page.contains("Skellefteå"))
    let listed = JointEffortListPage(efforts: [effort], isInCountyTeam: false).page.content.markup
    #expect(!listed.contains("Skellefteå"))
  }

  @Test(arguments: Engine.available) func `visar omgången svaren ser deltagarna varandra`(_ engine: Engine) async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .respondents)
    let id = try await planned.begin()
    #expect(try await planned.effort(id, for: planned.contact).named == ["Skellefteå", "Umeå"])
  }

  @Test(arguments: Engine.available) func `den som säger ja syns för de andra, och bara den`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    let id = try await planned.begin()
    let (contact, other) = (planned.contact, planned.works(in: planned.skelleftea))
    #expect(try await planned.effort(id, for: contact).own(of: contact).map(\.shownAt) == [nil])
    try await planned.join(id, by: contact)
    #expect(try await planned.effort(id, for: other).named == ["Skellefteå", "Umeå"])
    #expect(try await planned.effort(id, for: contact).named == ["Umeå"])
    #expect(try await planned.effort(id, for: contact).own(of: contact).map(\.shownAt) == [planned.now])
    let events = try await planned.site.regional.read { try $0.events(of: "effort:\(id)") }
    #expect(events.filter { $0.act == "JoinJointEffort" }.map(\.actor) == ["En deltagare"])
    try await planned.join(id, by: contact)
    let again = try await planned.site.regional.read { try $0.events(of: "effort:\(id)") }
    #expect(again.count == events.count)
  }

  @Test(arguments: Engine.available) func `ett ja tas tillbaka, och historiken har aldrig namngett den som sa det`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    let id = try await planned.begin()
    let other = planned.works(in: planned.skelleftea)
    try await planned.join(id, by: planned.contact)
    #expect(try await planned.effort(id, for: other).named.contains("Umeå"))
    try await planned.join(id, by: planned.contact, isShown: false)
    #expect(try await planned.effort(id, for: other).named == ["Skellefteå"])
    let events = try await planned.site.regional.read { try $0.events(of: "effort:\(id)") }
    #expect(events.filter { $0.act == "JoinJointEffort" }.count == 2)
    #expect(!events.contains { $0.text.contains("Umeå") })
  }

  @Test(arguments: Engine.available) func `de insatser som pågår söks på svarande, län och ansvarig`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    let id = try await planned.begin()
    let (leader, umea, association) = (PlannedRound.leader, Respondent(planned.umea), Respondent(planned.association))
    let (here, elsewhere) = (try #require(CountyCode("24")), try #require(CountyCode("22")))
    let found = try await planned.site.regional.read { tx in
      [
        try tx.goingEfforts(of: umea, for: leader), try tx.goingEfforts(of: association, for: leader),
        try tx.goingEfforts(in: here, for: leader), try tx.goingEfforts(in: elsewhere, for: leader),
        try tx.goingEfforts(of: "ingen", orBy: PlannedRound.unit.id, for: leader),
        try tx.goingEfforts(of: "ingen", orBy: nil, for: leader),
      ].map { $0.map(\.id) }
    }
    #expect(found == [[id], [], [id], [], [id], []])
  }

  @Test(arguments: Engine.available) func `ingen annan kan säga ja åt dem, och inte efter slutet`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    let id = try await planned.begin()
    await #expect(throws: Refusal.self) { try await planned.join(id, by: PlannedRound.leader) }
    await #expect(throws: Refusal.self) { try await planned.join(id, by: planned.stranger) }
    #expect(try await planned.effort(id, for: planned.contact).named == ["Umeå"])
    let now = planned.now
    try await planned.site.regional.write { tx in
      try EndJointEffort().perform(in: tx, on: try tx.writable(id, by: PlannedRound.leader), at: now)
    }
    await #expect(throws: Refusal.self) { try await planned.join(id, by: planned.contact) }
  }
}

extension PlannedRound {
  fileprivate func begin() async throws -> ID<JointEffort> {
    let (round, now, chosen) = (round, now, [Respondent(umea), Respondent(skelleftea)])
    return try await site.regional.write { tx in
      try AddJointEffort(
        indicator: "LED-01", owner: Self.unit.id, .init(title: "Gemensam rutin"), respondents: chosen
      ).perform(in: tx, on: try tx.readable(round, by: Self.leader), at: now)
    }
  }

  fileprivate func effort(_ id: ID<JointEffort>, for viewer: Viewer) async throws -> JointEffort {
    try await site.regional.read { try $0.readable(id, by: viewer).record }
  }

  fileprivate func join(_ id: ID<JointEffort>, by viewer: Viewer, isShown: Bool = true) async throws {
    let now = now
    try await site.regional.write { tx in
      try JoinJointEffort(isShown: isShown).perform(in: tx, on: try tx.readable(id, by: viewer), at: now)
    }
  }

  fileprivate func works(in organisation: Organisation) -> Viewer {
    Viewer(
      account: "konto-s", person: "person-s", name: "Sam Svarande", isAdministrator: false,
      functions: [HeldFunction(id: "funktion-s", role: .contact, title: "Kontaktperson", organisation: organisation)])
  }

  fileprivate func page(_ effort: JointEffort) -> String {
    JointEffortPage(
      effort: effort, responsible: nil, events: [], names: Names(), mayEnd: false, own: effort.own(of: contact),
      seesRound: false, csrf: .empty
    ).page.content.markup
  }
}
