import Access
import DemoData
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// The open pages: no cookie, nobody named, and nothing of what is hidden.
struct PublicPageTests {
  @Test(arguments: Engine.available)
  func `de öppna sidorna sätter ingen kaka och nämner ingen anmäld`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.isPlaceHidden = true
      $0.place = "Hemliga gatan 3"
    }
    try await event.register("Adamina")
    let path = "/evenemang/\(event.id)"
    for page in [
      "/evenemang", "/evenemang.atom", "/evenemang.ics", path, "\(path)/anmal", "\(path)/grupp", "\(path)/kalender.ics",
      "\(path)/tack",
    ] {
      let answer = try await event.test.client().get(page)
      #expect(answer.status == 200, "\(page)")
      #expect(answer.headers["set-cookie"] == nil, "\(page)")
      #expect(!answer.body.contains("Adamina") && !answer.body.contains("Hemliga gatan"), "\(page)")
    }
  }

  @Test(arguments: Engine.available)
  func `anmälan på sidan: fel sägs med det skrivna kvar, och dubbla skick blir en`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let client = event.test.client()
    let path = "/evenemang/\(event.id)/anmal"
    let page = try await client.get(path)
    let once = try #require(page.body.firstMatch(of: /name="en_gang" value="([a-z0-9]{26})"/)).1
    var fields = [
      ("en_gang", String(once)), ("namn", "Ada <b>"), ("mail", "ingen adress"), ("organisation", "IFO"),
      ("kommun", "2480"), ("yrke", "socialServices"),
    ]
    let wrong = try await client.post(path, fields)
    #expect(wrong.status == 422)
    #expect(wrong.body.contains("Ada &lt;b&gt;") && wrong.body.contains("Skriv den som namn@exempel.se"))
    fields[2].1 = "Ada@Example.org"
    for _ in 0..<2 {
      let done = try await client.post(path, fields)
      #expect(done.status == 303)
      #expect(done.location == "/evenemang/\(event.id)/tack?besked=plats")
    }
    #expect(try await event.names(.confirmed) == ["Ada <b>"])
  }

  @Test func `sökmotorernas data bryter inte ut ur sidan`() async throws {
    let event = try await MadeEvent.make(.sqlite) { $0.about = "</script><script>alert(1)</script>" }
    let page = try await event.test.client().get("/evenemang/\(event.id)")
    #expect(!page.body.contains("<script>alert"))
    #expect(page.body.contains(#""@type":"Event""#))
    #expect(page.body.contains(#"\u003c/script\u003e"#))
  }

  @Test func `det som är för medlemmar finns inte för andra`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let id = try await test.regional.read { tx in
      try tx.value("SELECT id FROM event_edition WHERE group_id IS NOT NULL", as: String.self)
    }
    let path = "/evenemang/\(try #require(id))"
    #expect(try await test.client().get(path).status == 404)
    #expect(try await test.client(as: .projectLeader).get(path).status == 404)
    #expect(try await test.client(as: .leader).get(path).status == 200)
    #expect(try await test.client().get("/evenemang").body.contains("Fördjupning för nätverkets medlemmar") == false)
  }

  @Test func `det som saknas för att publicera sägs vid sitt fält, och vid dörren finns båda sätten`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let id = try await test.regional.read { tx in
      try tx.value(
        "SELECT id FROM event_edition WHERE title LIKE 'Riva hinder%' ORDER BY starts_at DESC", as: String.self)
    }
    let path = "/arrangemang/\(try #require(id))"
    #expect(try await client.get("\(path)/incheckning").body.contains("Är med på webben"))
    let copy = try #require(try await client.post("\(path)/kopiera", []).location)
    let refused = try await client.post("\(copy)/publicera", [])
    #expect(refused.status == 422)
    #expect(refused.body.contains("href=\"#f-webblank\"") && refused.body.contains("id=\"f-webblank\""))
  }

  @Test func `ett utkast finns bara för arrangörerna`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    let draft = try await event.change { try CopyEdition().perform(in: $0, by: $1, at: $2) }
    #expect(try await event.test.client().get("/evenemang/\(draft)").status == 404)
    #expect(try await event.test.client().get("/evenemang/\(draft)/anmal").status == 404)
  }
}
