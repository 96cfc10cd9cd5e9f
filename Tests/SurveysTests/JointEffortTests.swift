import Access
import DemoData
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct JointEffortTests {
  @Test(arguments: Engine.available) func `insatsen antecknas med dem som är med`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let id = try await planned.begin()
    let effort = try await planned.effort(id, for: PlannedRound.leader)
    #expect(effort.title == "Gemensam rutin")
    #expect(effort.indicator == "LED-01")
    #expect(!effort.question.isEmpty)
    #expect(effort.respondents.map(\.name) == ["Skellefteå", "Umeå"])
    #expect(effort.isGoing)
    let events = try await planned.site.regional.read { try $0.events(of: "effort:\(id)") }
    #expect(events.map(\.act) == ["AddJointEffort"])
    #expect(events.first?.actor == PlannedRound.leader.byline.text)
  }

  @Test(arguments: Engine.available) func `den som är med ser insatsen och andra ser den inte`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let id = try await planned.begin()
    #expect(try await planned.effort(id, for: planned.contact).id == id)
    await #expect(throws: Refusal.self) { try await planned.effort(id, for: planned.stranger) }
    let stranger = planned.stranger
    #expect(try await planned.site.regional.read { try $0.jointEfforts(for: stranger) }.isEmpty)
    let contact = planned.contact
    #expect(try await planned.site.regional.read { try $0.jointEfforts(for: contact) }.map(\.id) == [id])
  }

  @Test(arguments: Engine.available) func `bara det egna länsteamet börjar och avslutar`(_ engine: Engine) async throws
  {
    let planned = try await PlannedRound.make(engine)
    let id = try await planned.begin()
    let (now, contact, leader) = (planned.now, planned.contact, PlannedRound.leader)
    await #expect(throws: Refusal.self) { try await planned.begin(by: contact) }
    await #expect(throws: Refusal.self) {
      try await planned.site.regional.write { tx in
        try EndJointEffort().perform(in: tx, on: try tx.writable(id, by: contact), at: now)
      }
    }
    try await planned.site.regional.write { tx in
      try EndJointEffort().perform(in: tx, on: try tx.writable(id, by: leader), at: now)
    }
    #expect(try await planned.effort(id, for: leader).endedAt == now)
  }

  @Test(arguments: Engine.available) func `okänd svarande och okänd fråga nekas`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let unknown = await #expect(throws: Problems.self) {
      try await planned.begin(respondents: [Respondent(planned.umea), Respondent(key: "0180")])
    }
    #expect(unknown?.sentence(for: "svarande") != nil)
    let question = await #expect(throws: Problems.self) { try await planned.begin(indicator: "QQQ-99") }
    #expect(question?.sentence(for: "fraga")?.contains("QQQ-99") == true)
    let efforts = try await planned.site.regional.read { try $0.jointEfforts(for: PlannedRound.leader) }
    #expect(efforts.isEmpty)
  }

  @Test(arguments: Engine.available) func `den ansvariga funktionen får ett brev med länk`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let id = try await planned.begin(function: "funktion-1", address: PlannedRound.address)
    let letters = try await planned.letters()
    #expect(letters.count == 1)
    #expect(letters.first?.body.contains("\(PlannedRound.address)/behov/insatser/\(id)") == true)
  }

  @Test(arguments: Engine.available) func `insatsen visar frågan, och delen med sitt namn`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    try await planned.begin()
    try await planned.begin(indicator: "SAM-01.polis")
    let efforts = try await planned.site.regional.read { try $0.jointEfforts(for: PlannedRound.leader) }
    #expect(Set(efforts.map(\.shownCode)) == ["LED-01", "SAM-01, polis"])
    let page = JointEffortListPage(efforts: efforts, isInCountyTeam: true).page.content.markup
    for effort in efforts { #expect(page.contains("\(effort.shownCode): \(effort.question)"), "\(effort.indicator)") }
  }

  @Test(arguments: Engine.available) func `menyn heter som sidan den öppnar`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    for (persona, name, other) in [
      (Persona.leader, "Gemensamma behov", "Gemensamma insatser"),
      (.contact, "Gemensamma insatser", "Gemensamma behov"),
    ] {
      let page = try await site.client(as: persona).get("/behov").body
      #expect(page.contains("<a href=\"/behov\" aria-current=\"page\">\(name)</a>"), "\(persona.id)")
      #expect(page.contains("<h1>\(name)</h1>") && !page.contains(">\(other)</a></li>"), "\(persona.id)")
    }
  }

  @Test func `alla fel i formuläret sägs på en gång`() {
    let form = Form(fields: [
      ("fraga", "LED-01"), ("ansvarig", "annans"), ("beskrivning", String(repeating: "a", count: 4001)),
    ])
    let problems = #expect(throws: Problems.self) {
      try AddJointEffort(form: form, owner: "fou", functions: ["egen"], address: "https://exempel.se")
    }
    #expect(Set(problems?.list.map(\.field) ?? []) == ["rubrik", "beskrivning", "svarande", "ansvarig"])
  }

  @Test func `behovet räknar luckor, och av lika många står det tyngsta först`() throws {
    let answers: [String?] = ["nej", "nej", "delvis", "ja", "vet-inte", nil]
    let columns = [
      (MadeResults.indicator("LED-01", weight: 1), answers), (MadeResults.indicator("LED-02", weight: 3), answers),
      (MadeResults.indicator("LED-03", weight: 3), ["ja", "ja", "ja"] as [String?]),
    ]
    let snapshot = MadeResults.snapshot(columns, rows: MadeResults.rows(6))
    let disclosure = Disclosure(sights: snapshot.rows.map { _ in .named }, isOver: true)
    let needs = Need.all(in: snapshot, disclosure, among: Array(snapshot.all), area: nil, onlyHonour: false)
    #expect(needs.map(\.column.indicator.code) == ["LED-02", "LED-01"])
    #expect(needs.first?.rows == [0, 1, 2])
    #expect(needs.first?.lacking == [0, 1])
    #expect(needs.first?.size == 3 * (80 + 80 + 30))
    #expect(needs.first?.sentence == "2 saknar det här, och 1 till har kommit en bit.")
    let hidden = Disclosure(sights: snapshot.rows.indices.map { $0 == 0 ? .named : .hidden }, isOver: true)
    #expect(Need.all(in: snapshot, hidden, among: Array(snapshot.all), area: nil, onlyHonour: false).first?.rows == [0])
  }
}

extension PlannedRound {
  @discardableResult
  fileprivate func begin(
    by viewer: Viewer = leader, indicator: String = "LED-01", respondents: [Respondent]? = nil,
    function: ID<Function>? = nil, address: String? = nil
  ) async throws -> ID<JointEffort> {
    let (round, now) = (round, now)
    let chosen = respondents ?? [Respondent(umea), Respondent(skelleftea)]
    return try await site.regional.write { tx in
      try AddJointEffort(
        indicator: indicator, owner: Self.unit.id,
        .init(title: "Gemensam rutin", function: function, address: address), respondents: chosen
      ).perform(in: tx, on: try tx.readable(round, by: viewer), at: now)
    }
  }

  fileprivate func effort(_ id: ID<JointEffort>, for viewer: Viewer) async throws -> JointEffort {
    try await site.regional.read { try $0.readable(id, by: viewer).record }
  }
}
