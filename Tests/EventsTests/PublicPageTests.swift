import Access
import DemoData
import Documents
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
    (fields[1].1, fields[2].1) = ("Ada O'Ek", "Ada@Example.org")
    for _ in 0..<2 {
      let done = try await client.post(path, fields)
      #expect(done.status == 303)
      #expect(done.location == "/evenemang/\(event.id)/tack?besked=plats")
    }
    #expect(try await event.names(.confirmed) == ["Ada O'Ek"])
  }

  @Test func `felen i anmälan sägs i formulärets ordning`() async throws {
    let event = try await MadeEvent.make(.sqlite) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
      $0.cost = 450
    }
    for page in ["anmal", "grupp"] {
      let once = [("en_gang", String(repeating: "a", count: 26))]
      let answer = try await event.test.client().post("/evenemang/\(event.id)/\(page)", once)
      #expect(answer.status == 422 && answer.body.saysFaultsInOrder, "\(page)")
    }
    let group = try await event.test.client().get("/evenemang/\(event.id)/grupp").body
    #expect(group.contains("Hur är de med?") && !group.contains("Hur är du med?"))
  }

  @Test func `när det är fullt ställer man sig på väntelistan`() async throws {
    let event = try await MadeEvent.make(.sqlite) { $0.placesOnSite = 1 }
    let (client, path) = (event.test.client(), "/evenemang/\(event.id)")
    #expect(try await client.get(path).body.contains("/anmal\">Anmäl dig</a>"))
    try await event.register("Ada")
    #expect(try await client.get(path).body.contains("/anmal\">Ställ dig på väntelistan</a>"))
  }

  @Test func `det som går att följa på webben väljs i en lista`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    let page = try await event.test.client().get("/evenemang?webb=ja").body
    #expect(page.contains("<option value=\"ja\" selected>På webben</option>") && !page.contains("Provdagen 2027"))
  }

  @Test func `sökmotorernas data bryter inte ut ur sidan`() async throws {
    let event = try await MadeEvent.make(.sqlite) { $0.about = "</script><script>alert(1)</script>" }
    let page = try await event.test.client().get("/evenemang/\(event.id)")
    #expect(!page.body.contains("<script>alert"))
    #expect(page.body.contains(#""@type":"Event""#))
    #expect(page.body.contains(#"\u003c/script\u003e"#))
  }

  @Test(arguments: Engine.available)
  func `det som har varit står kvar i listan, också innan någon har avslutat det`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    _ = try await MadeEvent.make(on: event.test, by: MadeEvent.leader) {
      $0.title = "Medlemsdagen"
      $0.group = "natverket"
    }
    event.test.wait(days: 41)
    let list = try await event.test.client().get("/evenemang").body
    let past = try #require(list.firstRange(of: "<h2>Har varit</h2>"))
    #expect(list[past.upperBound...].contains("Provdagen 2027") && !list.contains("Medlemsdagen"))
  }

  @Test(arguments: Engine.available)
  func `flödet har titel, dag och adress för det som är öppet, och inget annat`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Adamina")
    _ = try await event.change { try CopyEdition().perform(in: $0, by: $1, at: $2) }
    _ = try await MadeEvent.make(on: event.test, by: MadeEvent.leader) {
      $0.title = "Medlemsdagen"
      $0.group = "natverket"
    }
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    let feed = try await event.test.client().get("/evenemang.atom").body
    #expect(feed.ranges(of: "<entry>").count == 1)
    for part in [
      "<title>Provdagen 2027, \(edition.day.words)</title>",
      "<id>http://127.0.0.1:8080/evenemang/\(event.id)</id>",
      "<link rel=\"alternate\" type=\"text/html\" href=\"http://127.0.0.1:8080/evenemang/\(event.id)\"/>",
      "<updated>2026-11-22T09:00:00Z</updated>", "09.00–16.00. Salen. Att prova.</summary>",
    ] {
      #expect(feed.contains(part), "\(part)")
    }
    #expect(!feed.contains("Adamina") && !feed.contains("Medlemsdagen"))
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    let after = try await event.test.client().get("/evenemang.atom").body
    #expect(after.contains("<title>Inställt: Provdagen 2027") && !after.contains("Sjukdom"))
  }

  @Test func `kalendern går att prenumerera på, och en enda dag att spara`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    let client = event.test.client()
    let page = try await client.get("/evenemang").body
    #expect(page.contains("<a href=\"webcal://127.0.0.1:8080/evenemang.ics\">i kalendern</a>"))
    #expect(page.contains("<a href=\"/evenemang.ics\">"))
    let feed = try await client.get("/evenemang.ics")
    #expect(feed.headers["content-type"] == "text/calendar; charset=utf-8")
    #expect(feed.headers["content-disposition"] == nil && feed.headers["set-cookie"] == nil)
    #expect(feed.body.hasPrefix("BEGIN:VCALENDAR") && feed.body.contains("SUMMARY:Provdagen 2027"))
    let saved = try await client.get("/evenemang/\(event.id)/kalender.ics")
    #expect(saved.headers["content-disposition"] == "attachment; filename=\"evenemang.ics\"")
    #expect(saved.body.contains("SUMMARY:Provdagen 2027"))
  }

  @Test(arguments: Engine.available)
  func `filmen visas när det har varit, och följer inte med till nästa år`(_ engine: Engine) async throws {
    let film = "https://film.example/dagen"
    let event = try await MadeEvent.make(engine) { $0.filmLink = film }
    try await event.register("Ada")
    let draft = try await event.change { try CopyEdition().perform(in: $0, by: $1, at: $2) }
    #expect(try await event.test.regional.read { try $0.edition(draft) }?.filmLink == nil)
    for page in ["/evenemang/\(event.id)", "/evenemang.atom", "/evenemang.ics", "/evenemang"] {
      #expect(try await event.test.client().get(page).body.contains(film) == false, "\(page)")
    }
    #expect(try await event.bodies(to: "Ada").contains { $0.contains(film) } == false)
    event.test.wait(days: 41)
    #expect(try await event.test.client().get("/evenemang/\(event.id)").body.contains("href=\"\(film)\""))
  }

  @Test(arguments: Engine.available)
  func `dokument för anmälda når bara den som har plats, de öppna alla`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    let bytes = Array("%PDF-1.7 prov".utf8)
    try await event.change { tx, evidence, now in
      let file = SentDocument.Content.file(.pdf, bytes)
      for (title, isPublic) in [("Inbjudan", true), ("Deltagarnas papper", false)] {
        try AddEventDocument(SentDocument(title: title, content: file), isPublic: isPublic).perform(
          in: tx, by: evidence, at: now)
      }
    }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    let documents = try await event.test.regional.read { try $0.documents(of: event.id) }
    let open = try #require(documents.first { $0.isPublic })
    let closed = try #require(documents.first { !$0.isPublic })
    let (path, client) = ("/evenemang/\(event.id)", event.test.client())
    let page = try await client.get(path).body
    #expect(page.contains("Inbjudan") && !page.contains("Deltagarnas papper"))
    #expect(try await client.get("\(path)/dokument/\(open.id)").bytes == bytes)
    #expect(try await client.get("\(path)/dokument/\(closed.id)").status == 404)
    #expect(try await event.ownPage(of: "Ada").contains("Deltagarnas papper"))
    let (ada, bo) = (try await event.token(of: "Ada"), try await event.token(of: "Bo"))
    #expect(try await client.get("/anmalan/\(ada)/dokument/\(closed.id)").bytes == bytes)
    #expect(try await event.ownPage(of: "Bo").contains("Deltagarnas papper") == false)
    #expect(try await client.get("/anmalan/\(bo)/dokument/\(closed.id)").status == 404)
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
    #expect(try await client.get("\(path)/incheckning").body.contains(">Var med på webben<span"))
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

extension String {
  /// Whether the summary says what is wrong in the order in which the fields stand.
  var saysFaultsInOrder: Bool {
    let said = matches(of: /href="#f-([a-z_]+)"/).map { String($0.1) }
    let fields = matches(of: /id="f-([a-z_]+)"/).map { String($0.1) }
    return said.count > 4 && said == fields.filter(said.contains)
  }
}
