import Access
import DemoData
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// A series and the network in which it is planned; what is for members alone.
struct SeriesTests {
  @Test func `nätverkets sida visar serien, och serien nätverket, bara för dem som är med`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (series, network) = try await test.regional.read { tx in
      (
        try tx.value("SELECT id FROM event_series WHERE name = 'Riva hinder'", as: String.self),
        try tx.value("SELECT group_id FROM event_series WHERE name = 'Riva hinder'", as: String.self)
      )
    }
    let (page, group) = ("/serier/\(try #require(series))", "/natverk/\(try #require(network))")
    let leader = try await test.client(as: .leader)
    let shown = try await leader.get(page).body
    #expect(shown.contains("href=\"\(group)\"") && shown.contains("href=\"/arsplan\""))
    #expect(try await leader.get(group).body.contains("href=\"\(page)\""))
    let edition = try #require(
      try await test.regional.read { tx in
        try tx.value("SELECT id FROM event_edition WHERE series_id = \(series) AND state = 'held'", as: String.self)
      })
    #expect(try await leader.get("/evenemang/\(edition)").body.contains("Planeras i nätverket"))
    for outside in [page, "/evenemang/\(edition)"] {
      let body = try await test.client().get(outside).body
      #expect(!body.contains(group) && !body.contains("Planeras i"))
    }
  }

  @Test func `nätverkets sida nämner seriens nästa dag, också när den bara är för medlemmarna`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (series, network) = try await test.regional.read { tx in
      (
        try tx.value("SELECT id FROM event_series WHERE name = 'Riva hinder'", as: String.self),
        try tx.value("SELECT group_id FROM event_series WHERE name = 'Riva hinder'", as: String.self)
      )
    }
    let (id, group) = (try #require(series), try #require(network))
    let leader = try await test.client(as: .leader)
    #expect(try await leader.get("/natverk/\(group)").body.contains("Inget nytt tillfälle är publicerat"))
    let event = try await MadeEvent.make(on: test, by: try await test.viewer(.leader)) {
      $0.series = ID(id)
      $0.group = group
    }
    let edition = try #require(try await test.regional.read { try $0.edition(event.id) })
    #expect(
      try await leader.get("/natverk/\(group)").body.contains("Nästa: Provdagen 2027, \(edition.day.words)"))
    #expect(try await test.client().get("/serier/\(id)").body.contains("Provdagen 2027") == false)
  }

  @Test func `ingen lägger sin serie på ett nätverk som man inte är med i`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let leader = try await test.client(as: .leader)
    _ = try await leader.get("/arrangemang/ny-serie")
    let fields = [("namn", "Ny serie"), ("medlemmar", "finns-inte")]
    let refused = try await leader.post("/arrangemang/ny-serie", fields)
    #expect(refused.status == 422 && refused.body.contains("Ny serie"))
    #expect(refused.body.contains("nätverk som ni är med i"))
  }

  @Test func `det som är för medlemmar står i medlemmarnas årsplan och kalender, och inte i andras`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let title = "Fördjupning för nätverkets medlemmar"
    let year = try await test.regional.read { tx in
      try tx.value("SELECT starts_at FROM event_edition WHERE title = \(title)", as: Moment.self)?.day.year
    }
    let plan = "/arsplan?fran=\(try #require(year))-01"
    let member = try await test.client(as: .contact)
    #expect(try await member.get(plan).body.contains(title))
    let stranger = try await test.client(as: .projectLeader)
    #expect(try await stranger.get(plan).body.contains(title) == false)
    #expect(try await stranger.get("/kalender").body.contains(title) == false)
  }
}
