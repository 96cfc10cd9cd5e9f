import Access
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What the proposal of a rhythm asks once for all its days, and what it says of them.
struct RhythmFormTests {
  private static let rhythm = [
    ("takt", "everyWeek"), ("vilken", "1"), ("veckodag", "4"), ("fran", "2027-05-01"), ("till", "2027-05-20"),
  ]

  @Test func `en röd dag sägs och är inte ikryssad, och förslaget visas där dagarna står`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (client, path) = (try await test.client(as: .leader), try await path(test))
    let query = Self.rhythm.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    let page = try await client.get("\(path)?\(query)&visa=ja").body
    #expect(page.contains("action=\"\(path)#f-dagar\"") && page.contains("id=\"f-dagar\""))
    #expect(page.contains("Röd dag: Kristi himmelsfärdsdag"))
    #expect(page.contains("name=\"dagar\" value=\"2027-05-06\">"))
    #expect(page.contains("name=\"dagar\" value=\"2027-05-13\" checked>"))
    #expect(page.contains("name=\"video\"") && page.contains("name=\"kommun\""))
    let later = try await client.get(
      "\(path)?takt=everyWeek&vilken=1&veckodag=2&fran=2031-12-20&till=2031-12-31&visa=ja"
    ).body
    #expect(later.contains("value=\"2031-12-23\" checked>") && !later.contains("Röd dag"))
  }

  @Test func `träffarna får samma videolänk och kommun, och en andra gång är det redan gjort`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (client, path) = (try await test.client(as: .leader), try await path(test))
    let typed =
      Self.rhythm + [
        ("rubrik", "Vårens träff"), ("borjar", "9"), ("slutar", "11"), ("dagar", "2027-05-13"), ("kommun", "2482"),
        ("video", "https://mote.example.se/var"),
      ]
    _ = try await client.get(path)
    #expect(try await client.post(path, typed.filter { $0.0 != "video" } + [("video", "var")]).status == 422)
    let first = try await client.follow(try await client.post(path, typed)).body
    #expect(first.contains("En träff är planerad. Ingen är inbjuden än."))
    let again = try await client.follow(try await client.post(path, typed)).body
    #expect(again.contains("Det är redan gjort.") && !again.contains("0 träffar"))
    let stored = try await test.regional.read { tx in
      try tx.rows("SELECT municipality, video_link FROM meeting WHERE title = 'Vårens träff'").map {
        try [$0.get("municipality", as: String.self), $0.get("video_link", as: String.self)]
      }
    }
    #expect(stored == [["2482", "https://mote.example.se/var"]])
    let events = try await test.regional.read { tx in
      try tx.value("SELECT COUNT(*) FROM event WHERE act = 'PlanByRhythm' AND text LIKE '%torsdag%'", as: Int.self)
    }
    #expect(events == 1)
  }

  private func path(_ test: TestSite) async throws -> String {
    let id = try await test.regional.read { tx in
      try tx.value("SELECT id FROM network WHERE name = 'Västerbottens kvinnofridsnätverk'", as: String.self)
    }
    return "/natverk/\(try #require(id))/planera/rytm"
  }
}
