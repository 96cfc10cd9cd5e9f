import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What a host reads and presses on a meeting's page.
struct MeetingPageTests {
  /// The latest that was, or the next that people answer about.
  private func meeting(_ test: TestSite, isOver: Bool) async throws -> String {
    let now = test.now
    let found = try await test.regional.read { tx in
      try tx.rows(
        """
        SELECT m.id, m.ends_at FROM meeting m JOIN network n ON n.id = m.network_id
        WHERE n.name = 'Västerbottens kvinnofridsnätverk' AND m.state = 'called' ORDER BY m.starts_at
        """
      ).map { (try $0.get("id", as: String.self), try $0.get("ends_at", as: Moment.self)) }
    }
    return try #require(found.last { ($0.1 < now) == isOver }).0
  }

  @Test func `en träff som har varit visar vilka som kom, och anteckningar som är klara`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let (before, next) = (try await meeting(test, isOver: true), try await meeting(test, isOver: false))
    let past = try await client.get("/traffar/\(before)").body
    #expect(past.contains("<h2>Vilka som kom</h2>") && past.contains("<span class=\"st done\">Godkända</span>"))
    try await test.regional.write { try $0.execute("UPDATE meeting_invitee SET presence = NULL") }
    #expect(try await client.get("/traffar/\(before)").body.contains("<h2>Vilka som skulle komma</h2>"))
    let coming = try await client.get("/traffar/\(next)").body
    #expect(coming.contains("<h2>Vilka som kommer</h2>"))
  }

  @Test func `värden ser hur långt alla har innan någon är inbjuden`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let id = try await test.regional.write { tx in
      try tx.execute("UPDATE meeting SET municipality = '2480' WHERE state = 'planned'")
      return try tx.value(
        """
        SELECT m.id FROM meeting m JOIN network n ON n.id = m.network_id
        WHERE n.name = 'Västerbottens kvinnofridsnätverk' AND m.state = 'planned'
        """, as: String.self)
    }
    let path = "/traffar/\(try #require(id))"
    let page = try await test.client(as: .leader).get(path).body
    let distances = page.matches(of: /<li>[^<]+, (\d+) km<\/li>/).compactMap { Int($0.1) }
    #expect(distances.count > 10 && distances.last == 0 && distances == distances.sorted(by: >))
    #expect(try await !test.client(as: .contact).get(path).body.contains("Hur långt det är dit"))
    let called = try await meeting(test, isOver: false)
    #expect(try await !test.client(as: .leader).get("/traffar/\(called)").body.contains("Hur långt det är dit"))
  }

  @Test func `när någon svarade står vid svaret, inte vid vem som kommer`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let past = try await meeting(test, isOver: true)
    let page = try await test.client(as: .leader).get("/traffar/\(past)").body
    #expect(page.contains(/Kommer<\/span><br><small>Svar [-0-9]+ från [^<]+<\/small><\/td><td><\/td>/))
  }

  @Test func `ett dokument tas bort först efter en fråga, och det sägs vilket`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let next = try await meeting(test, isOver: false)
    let path = "/traffar/\(next)"
    _ = try await client.get(path)
    _ = try await client.post("\(path)/dokument", [("dokument", "Underlag"), ("lank", "https://exempel.se/underlag")])
    let page = try await client.get(path).body
    let act = try #require(page.firstMatch(of: /action="([^"]+\/dokument\/[0-9a-z]+\/ta-bort)"/)).1
    #expect(!page.replacing(/<details[\s\S]*?<\/details>/, with: "").contains("/ta-bort"))
    let done = try await client.follow(try await client.post(String(act)))
    #expect(done.body.contains("Dokumentet ”Underlag” är borttaget."))
    #expect(!done.body.contains("https://exempel.se/underlag"))
  }

  @Test func `anteckningarna går ut först efter en fråga`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let past = try await meeting(test, isOver: true)
    let path = "/traffar/\(past)/anteckningar"
    let page = try await test.client(as: .leader).get(path).body
    #expect(page.contains("Ja, skicka ut"))
    #expect(!page.replacing(/<details[\s\S]*?<\/details>/, with: "").contains("/skicka\""))
  }
}
