import Access
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary

/// Minutes, decisions and tasks.
struct MinutesTests {
  @Test(arguments: Engine.available) func `en annan värd godkänner, sedan läser medlemmarna`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made)
    let stored = try #require(try await made.test.regional.read { try $0.minutes(of: meeting) })
    let network = try #require(try await made.meeting(meeting)?.network)
    #expect(stored.shown(to: MadeNetwork.coordinator, in: network) == nil)
    #expect(stored.shown(to: MadeNetwork.officer, in: network) != nil)
    #expect(await approve(meeting, made, by: MadeNetwork.leader)?.contains("godkänner någon annan") == true)
    #expect(await approve(meeting, made, by: MadeNetwork.officer) == nil)
    let approved = try #require(try await made.test.regional.read { try $0.minutes(of: meeting) })
    #expect(approved.shown(to: MadeNetwork.coordinator, in: network) != nil)
    let later = await sentence { try await write(meeting, made, version: 1) }
    #expect(later?.contains("är godkända") == true)
  }

  @Test(arguments: Engine.available) func `två som skriver samtidigt skriver inte över varandra`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made)
    let other = await sentence { try await write(meeting, made) }
    #expect(other?.contains("En annan värd har sparat") == true)
  }

  @Test(arguments: Engine.available) func `den som godkänner har läst det som godkänns`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made)
    try await write(meeting, made, version: 1)
    #expect(await approve(meeting, made, by: MadeNetwork.officer)?.contains("ändrades efter") == true)
  }

  @Test(arguments: Engine.available) func `före träffen skrivs inga anteckningar`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let early = await sentence { try await write(meeting, made) }
    #expect(early == "Minnesanteckningarna skrivs när träffen har börjat.")
  }

  @Test(arguments: Engine.available) func `anteckningarna går till alla inbjudna med beslut och uppgifter`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made)
    try await giveTask(meeting, made)
    _ = await approve(meeting, made, by: MadeNetwork.officer)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try SendMinutes(address: "https://samfrid.example", names: ["umea": "Umeå kommun"]).perform(
        in: tx, by: evidence, at: now)
    }
    let bodies = try await made.test.regional.read { tx in
      try tx.rows("SELECT body FROM mail WHERE subject LIKE 'Minnesanteckningar%'").map {
        try $0.get("body", as: String.self)
      }
    }
    #expect(bodies.count == 4)
    #expect(
      bodies.allSatisfy { $0.contains("- Vi räknar nekade platser") && $0.contains("- Umeå kommun: Ta fram formulär") })
  }

  @Test(arguments: Engine.available) func `en uppgift påminner en gång före sin dag och följer med tills den är klar`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made)
    try await giveTask(meeting, made)
    #expect(try await made.test.regional.read { try $0.openTasks(of: made.id).isEmpty })
    _ = await approve(meeting, made, by: MadeNetwork.officer)
    #expect(try await remind(made) == 0)
    made.test.wait(days: 14)
    #expect(try await remind(made) == 1)
    #expect(try await remind(made) == 0)
    #expect(try await made.test.regional.read { try $0.openTasks(of: made.id).count } == 1)
    let (task, now) = (
      try #require(try await made.test.regional.read { try $0.openTasks(of: made.id).first }), made.test.now
    )
    let finish = { (viewer: Viewer, outcome: String) in
      await sentence {
        try await made.test.regional.write { tx in
          try FinishTask(task, outcome: outcome).perform(in: tx, by: try tx.readable(made.id, by: viewer), at: now)
        }
      }
    }
    #expect(await finish(MadeNetwork.volunteer, "Klart")?.contains("Den som har uppgiften") == true)
    #expect(await finish(.staffOf, "") == "Skriv hur det gick.")
    #expect(await finish(.staffOf, "Klart") == nil)
    #expect(try await made.test.regional.read { try $0.openTasks(of: made.id).count } == 0)
  }

  @Test(arguments: Engine.available) func `en försenad uppgift påminner en gång till, och en som är klar gör det inte`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made)
    try await giveTask(meeting, made)
    try await giveTask(meeting, made)
    _ = await approve(meeting, made, by: MadeNetwork.officer)
    made.test.wait(days: 14)
    #expect(try await remind(made) == 2)
    made.test.wait(days: 6)
    #expect(try await remind(made) == 0)
    made.test.wait(days: 1)
    let (task, now) = (
      try #require(try await made.test.regional.read { try $0.openTasks(of: made.id).first }), made.test.now
    )
    try await made.test.regional.write { tx in
      try FinishTask(task, outcome: "Klart").perform(in: tx, by: try tx.readable(made.id, by: .staffOf), at: now)
    }
    #expect(try await remind(made) == 1)
    #expect(try await remind(made) == 0)
    made.test.wait(days: 30)
    #expect(try await remind(made) == 0)
    let late = try await made.test.regional.read { tx in
      try tx.rows("SELECT body FROM mail WHERE subject = 'Försenad: Ta fram formulär' AND function_id = 'f-kim'").map {
        try $0.get("body", as: String.self)
      }
    }
    #expect(late.count == 1 && late.allSatisfy { $0.contains("skulle ha varit klar den \(task.due.words)") })
    #expect(try await made.subjects().count { $0.hasPrefix("Påminnelse: ") } == 2)
  }

  @Test(arguments: Engine.available) func `bara godkända anteckningar hittas, på alla ord och böjningar`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await write(meeting, made)
    let search = { (words: [String]) in
      try await made.test.regional.read { tx in
        try tx.searchMinutes(for: words, in: [try #require(try tx.network(made.id))]).map(\.lines)
      }
    }
    #expect(try await search(["platser"]) == [])
    _ = await approve(meeting, made, by: MadeNetwork.officer)
    #expect(try await search(["PLATSER"]) == [["Vi räknar nekade platser"]])
    #expect(try await search(["våld"]) == [["Våldet i länet."]])
    #expect(try await search(["våld", "finnsinte"]) == [])
    #expect(try await search(["%"]) == [])
    #expect(try await search(["_"]) == [])
  }

  private func write(_ meeting: ID<Meeting>, _ made: MadeNetwork, version: Int = 0) async throws {
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try WriteMinutes(text: "Våldet i länet.\nMer.", decisions: ["Vi räknar nekade platser"], version: version)
        .perform(
          in: tx, by: evidence, at: now)
    }
  }

  private func approve(_ meeting: ID<Meeting>, _ made: MadeNetwork, by viewer: Viewer) async -> String? {
    await sentence {
      try await made.changeMeeting(meeting, by: viewer) { tx, evidence, now in
        try ApproveMinutes(version: 1).perform(in: tx, by: evidence, at: now)
      }
    }
  }

  private func remind(_ made: MadeNetwork) async throws -> Int {
    let now = made.test.now
    return try await made.test.regional.write { try RemindOfTasks(address: "https://x").perform(in: $0, at: now) }
  }

  private func giveTask(_ meeting: ID<Meeting>, _ made: MadeNetwork) async throws {
    try await made.changeMeeting(meeting) { tx, evidence, now in
      let umea = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try GiveTask("Ta fram formulär", to: umea, due: now.day.adding(days: 20)).perform(in: tx, by: evidence, at: now)
    }
  }
}
