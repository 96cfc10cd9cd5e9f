import Access
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary

/// Minutes that are corrected, and tasks that nobody is to do any longer.
struct CorrectedMinutesTests {
  @Test(arguments: Engine.available) func `den förra versionen läses tills rättelsen är godkänd`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made, "Första", version: 0)
    try await giveTask(meeting, made, "Gammal uppgift")
    try await approve(meeting, made, version: 1)
    made.test.wait(minutes: 1)
    try await made.changeMeeting(meeting) { try ReopenMinutes(reason: "Fel datum").perform(in: $0, by: $1, at: $2) }
    try await write(meeting, made, "Andra", version: 2)
    try await giveTask(meeting, made, "Ny uppgift")
    let network = try #require(try await made.meeting(meeting)?.network)
    let stored = try #require(try await made.test.regional.read { try $0.minutes(of: meeting) })
    let members = try #require(stored.shown(to: MadeNetwork.coordinator, in: network))
    #expect(members.text == "Första" && members.isBeingCorrected && members.state == .approved)
    #expect(members.approvedBy == MadeNetwork.officer.byline)
    #expect(stored.shown(to: MadeNetwork.leader, in: network)?.text == "Andra")
    #expect(try await found("första", made) == [["Första"]])
    #expect(try await found("andra", made) == [])
    #expect(try await open(made) == ["Gammal uppgift"])
    try await approve(meeting, made, version: 3)
    let corrected = try #require(try await made.test.regional.read { try $0.minutes(of: meeting) })
    let now = try #require(corrected.shown(to: MadeNetwork.coordinator, in: network))
    #expect(now.text == "Andra" && !now.isBeingCorrected)
    #expect(try await found("första", made) == [])
    #expect(try await open(made) == ["Gammal uppgift", "Ny uppgift"])
  }

  @Test(arguments: Engine.available) func `en värd stryker en uppgift med ett skäl, och det står i historiken`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made, "Text", version: 0)
    try await giveTask(meeting, made, "Ta fram formulär")
    try await approve(meeting, made, version: 1)
    let task = try #require(try await made.test.regional.read { try $0.openTasks(of: made.id).first })
    #expect(await drop(task, made, by: MadeNetwork.coordinator, "Behövs inte") != nil)
    #expect(await drop(task, made, "") == "Skriv varför uppgiften inte är aktuell längre.")
    #expect(await drop(task, made, "Länet har ett.") == nil)
    let dropped = try #require(try await made.test.regional.read { try $0.task(task.id) })
    #expect(dropped.droppedBecause == "Länet har ett." && dropped.outcome == nil && dropped.doneAt != nil)
    #expect(try await open(made) == [])
    let events = try await made.test.regional.read { try $0.events(of: "network:\(made.id)") }
    #expect(events.first?.text == "Strök uppgiften ”Ta fram formulär”: Länet har ett.")
  }

  @Test(arguments: Engine.available) func `en uppgift i ett utkast tas bort`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await giveTask(meeting, made, "Av misstag")
    let task = try #require(try await made.test.regional.read { try $0.tasks(decidedAt: meeting).first })
    #expect(await drop(task, made, "") == nil)
    #expect(try await made.test.regional.read { try $0.tasks(decidedAt: meeting).isEmpty })
  }

  private func write(_ meeting: ID<Meeting>, _ made: MadeNetwork, _ text: String, version: Int) async throws {
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try WriteMinutes(text: text, decisions: [], version: version).perform(in: tx, by: evidence, at: now)
    }
  }

  private func approve(_ meeting: ID<Meeting>, _ made: MadeNetwork, version: Int) async throws {
    try await made.changeMeeting(meeting, by: MadeNetwork.officer) { tx, evidence, now in
      try ApproveMinutes(version: version).perform(in: tx, by: evidence, at: now)
    }
  }

  private func giveTask(_ meeting: ID<Meeting>, _ made: MadeNetwork, _ text: String) async throws {
    try await made.changeMeeting(meeting) { tx, evidence, now in
      let umea = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try GiveTask(text, to: umea, due: now.day.adding(days: 20)).perform(in: tx, by: evidence, at: now)
    }
  }

  private func drop(
    _ task: NetworkTask, _ made: MadeNetwork, by viewer: Viewer = MadeNetwork.leader, _ reason: String
  ) async -> String? {
    await sentence {
      try await made.change(by: viewer) { tx, network, now in
        try DropTask(task, because: reason).perform(in: tx, by: network, at: now)
      }
    }
  }

  private func found(_ word: String, _ made: MadeNetwork) async throws -> [[String]] {
    try await made.test.regional.read { tx in
      try tx.searchMinutes(for: [word], in: [try #require(try tx.network(made.id))]).map(\.lines)
    }
  }

  private func open(_ made: MadeNetwork) async throws -> [String] {
    try await made.test.regional.read { try $0.openTasks(of: made.id).map(\.text) }
  }
}
