import Access
import DemoData
import Networks
import Register
import Storage
import TestSupport
import Testing
import Vocabulary

/// The way of the minutes from draft to letter.
struct MinutesOnTheirWayTests {
  @Test(arguments: Engine.available) func `en skriven uppgift ges vilken knapp man än trycker på`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    let meeting = try await held(test)
    try await test.regional.write { try $0.execute("UPDATE minutes SET state = 'draft' WHERE meeting_id = \(meeting)") }
    let path = "/traffar/\(meeting)/anteckningar/skriv"
    let page = try await client.get(path).body
    let version = try #require(page.firstMatch(of: /name="version" value="(\d+)"/)?.1)
    let who = try #require(page.firstMatch(of: /<option value="(\w+)">Umeå kommun</)?.1)
    let typed = [("version", String(version)), ("text", "Vi talade."), ("uppgift", "Boka tolk för alla")]
    let stopped = try await client.post(path, typed)
    #expect(stopped.status == 422 && stopped.body.contains("Välj vem som gör det."))
    #expect(stopped.body.contains("value=\"Boka tolk för alla\"") && stopped.body.contains("Vi talade."))
    let due = test.now.day.adding(days: 20).text
    let given = try await client.follow(try await client.post(path, typed + [("vem", String(who)), ("senast", due)]))
    #expect(given.body.contains("Uppgiften är given, och utkastet är sparat."))
    let tasks = try await test.regional.read { try $0.tasks(decidedAt: meeting).map(\.text) }
    #expect(tasks.contains("Boka tolk för alla"))
  }

  @Test(arguments: Engine.available) func `anteckningarna kommer i värdens namn och säger vilka som var där`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    let meeting = try await held(test)
    let shelter = try #require(
      try await test.identity.read { tx in
        try tx.organisations().first { $0.name == Persona.shelter.organisation }?.id
      })
    try await test.regional.write { tx in
      try tx.execute("UPDATE meeting_invitee SET presence = 'present' WHERE meeting_id = \(meeting)")
    }
    let page = try await client.get("/traffar/\(meeting)/anteckningar").body
    let line = try #require(page.firstMatch(of: /Närvarande: ([^<]+)</)?.1)
    #expect(line.contains("Umeå kommun") && !line.contains(Persona.shelter.organisation))
    #expect(try await client.post("/traffar/\(meeting)/anteckningar/skicka").status == 303)
    let letters = try await test.regional.read { tx in
      try tx.rows(
        "SELECT sender_name, reply_to, body FROM mail WHERE subject LIKE 'Minnesanteckningar: Västerbottens kvinnofridsnätverk, %'"
      ).map { row in
        try ["sender_name", "reply_to", "body"].map { try row.optional($0, as: String.self) ?? "" }
      }
    }
    #expect(letters.count > 4)
    #expect(letters.allSatisfy { $0[0].hasPrefix(Persona.leader.name) && $0[1].contains("@") })
    #expect(letters.allSatisfy { $0[2].contains("Närvarande: ") && $0[2].contains("/traffar/\(meeting)/anteckningar") })
    #expect(letters.allSatisfy { !presence(in: $0[2]).contains(Persona.shelter.organisation) })
    #expect(try await test.regional.read { try $0.invitees(of: meeting).contains { $0.organisation == shelter } })
  }

  @Test(arguments: Engine.available) func `utan antecknad närvaro sägs inget om den`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let meeting = try await held(test)
    try await test.regional.write { try $0.execute("UPDATE meeting_invitee SET presence = NULL") }
    let page = try await test.client(as: .leader).get("/traffar/\(meeting)/anteckningar").body
    #expect(page.contains("Godkända") && !page.contains("Närvarande:"))
  }

  @Test(arguments: Engine.available) func `den som skrev sist väntar, en annan värd godkänner och skickar`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try WriteMinutes(text: "Vi talade.", decisions: []).perform(in: tx, by: evidence, at: now)
    }
    let draft = try #require(try await minutes(meeting, made))
    let network = try #require(try await made.meeting(meeting)).network
    #expect(!draft.waitsForApproval(by: MadeNetwork.leader, in: network))
    #expect(draft.waitsForApproval(by: MadeNetwork.officer, in: network))
    #expect(!draft.waitsForApproval(by: MadeNetwork.coordinator, in: network))
    try await made.changeMeeting(meeting, by: MadeNetwork.officer) { tx, evidence, now in
      try ApproveMinutes(version: 1).perform(in: tx, by: evidence, at: now)
    }
    let approved = try #require(try await minutes(meeting, made))
    #expect(!approved.waitsForApproval(by: MadeNetwork.officer, in: network))
  }

  @Test func `startsidan leder värdarna från utkast till utskickat`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (writer, other) = (try await test.client(as: .leader), try await test.client(as: .countyHost))
    let meeting = try await held(test)
    try await test.regional.write { tx in
      let (starts, ends) = (test.now.adding(days: -3), test.now.adding(days: -2))
      try tx.execute("UPDATE meeting SET starts_at = \(starts), ends_at = \(ends) WHERE id = \(meeting)")
      try tx.execute("UPDATE minutes SET state = 'draft' WHERE meeting_id = \(meeting)")
    }
    let path = "/traffar/\(meeting)/anteckningar"
    let link = { (act: String) in "href=\"\(path)\">\(act) anteckningarna från" }
    #expect(try await other.get("/").body.contains(link("Godkänn")))
    #expect(try await !writer.get("/").body.contains(link("Godkänn")))
    let waiting = try await writer.get(path).body
    #expect(waiting.contains("Väntar på att en annan värd godkänner dem.") && !waiting.contains("\(path)/godkann"))
    #expect(try await other.get(path).body.contains("\(path)/godkann"))
    let move = { (state: Minutes.State) in
      try await test.regional.write { tx in
        _ = try tx.execute("UPDATE minutes SET state = \(state) WHERE meeting_id = \(meeting)")
      }
    }
    try await move(.approved)
    #expect(try await writer.get("/").body.contains(link("Skicka ut")))
    try await move(.sent)
    #expect(try await !writer.get("/").body.contains("\(path)\""))
  }

  /// The latest of Västerbotten's that was; its minutes are approved.
  private func held(_ test: TestSite) async throws -> ID<Meeting> {
    let now = test.now
    let found = try await test.regional.read { tx in
      try tx.value(
        """
        SELECT m.id FROM meeting m JOIN network n ON n.id = m.network_id
        WHERE n.name = 'Västerbottens kvinnofridsnätverk' AND m.state = 'called' AND m.ends_at < \(now)
        ORDER BY m.starts_at DESC LIMIT 1
        """, as: ID<Meeting>.self)
    }
    return try #require(found)
  }

  private func presence(in body: String) -> String {
    body.split(separator: "\n").first { $0.hasPrefix("Närvarande: ") }.map(String.init) ?? ""
  }

  private func minutes(_ meeting: ID<Meeting>, _ made: MadeNetwork) async throws -> Minutes? {
    try await made.test.regional.read { try $0.minutes(of: meeting) }
  }
}
