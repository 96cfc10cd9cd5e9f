import Access
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary

/// Forms about a meeting that are sent twice, or by two hosts at once.
struct RepeatedFormTests {
  @Test func `en andra inbjudan säger att det redan är gjort`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let path = "/traffar/\(try await coming("planned", test))"
    _ = try await client.get(path)
    #expect(try await client.follow(try await client.post("\(path)/bjud-in")).body.contains("brev är på väg."))
    let again = try await client.follow(try await client.post("\(path)/bjud-in")).body
    #expect(again.contains("Det är redan gjort.") && !again.contains("0 brev"))
  }

  @Test(arguments: Engine.available) func `den som har sett vad en annan värd ändrade kan spara över det`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (first, second) = (try await test.client(as: .leader), try await test.client(as: .countyHost))
    let meeting = try await coming("called", test)
    let path = "/traffar/\(meeting)/redigera"
    let (page, older) = (try await first.get(path).body, try await second.get(path).body)
    #expect(try await first.post(path, fields(page, ["rubrik": "Alvas rubrik"])).status == 303)
    let stopped = try await second.post(path, fields(older, ["rubrik": "Disas rubrik"]))
    #expect(stopped.status == 422 && stopped.body.contains("En annan värd har ändrat träffen"))
    #expect(stopped.body.contains("<dd>Alvas rubrik</dd>") && stopped.body.contains("value=\"Disas rubrik\""))
    #expect(try await second.post(path, fields(stopped.body)).status == 303)
    let title = try await test.regional.read { try $0.meeting(meeting)?.title }
    #expect(title == "Disas rubrik")
  }

  /// The next of Västerbotten's in a state.
  private func coming(_ state: String, _ test: TestSite) async throws -> ID<Meeting> {
    let now = test.now
    let found = try await test.regional.read { tx in
      try tx.value(
        """
        SELECT m.id FROM meeting m JOIN network n ON n.id = m.network_id
        WHERE n.name = 'Västerbottens kvinnofridsnätverk' AND m.state = \(state) AND m.starts_at > \(now)
        ORDER BY m.starts_at LIMIT 1
        """, as: ID<Meeting>.self)
    }
    return try #require(found)
  }

  /// The lines of the form as the page has them, with some of them changed.
  private func fields(_ page: String, _ changed: [String: String] = [:]) -> [(String, String)] {
    page.matches(of: /name="(rubrik|dag|borjar|slutar|plats|video|svara|version)"(?: type="\w+")? value="([^"]*)"/)
      .map { (String($0.1), changed[String($0.1)] ?? String($0.2)) }
  }
}
